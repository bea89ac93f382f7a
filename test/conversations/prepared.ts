/** Ways into the middle of a conversation, for tests whose matter begins there. */
import type { Talk } from './talk.js'

/** From the first word until the company is known: what comes next is how the device can be reached. */
export async function tellCompany(talk: Talk): Promise<void> {
  await talk.say('bonjour')
  await talk.tap('Installateur')
  await talk.say('FR69999100019')
  await talk.tap("Oui, c'est nous")
  await talk.tap('2 à 9')
  await talk.say('camille@alpha-securite.example.fr')
  await talk.say('123456')
}

/** Until the photo is asked for. */
export async function untilPhoto(talk: Talk): Promise<void> {
  await tellCompany(talk)
  await talk.tap("J'ai un PC avec SADP")
  await talk.send('probe D12345678')
}
