import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessageDoc } from '../../models/message.js'
import { startTalk, type Talk } from '../conversations/talk.js'

let talk: Talk
beforeEach(async () => {
  talk = await startTalk()
})
afterEach(() => talk.close())

/** Twilio has taken everything the bot has said: each line has a provider's id from then on. */
async function taken() {
  const lines = await talk.town.store.find<MessageDoc>('messages', { author: 'bot' }, { sort: { _id: 1 } })
  for (const { _id } of lines) {
    await talk.town.store.update('messages', { _id }, { $set: { providerId: `SM-${_id}` } })
  }
  return lines.map((line) => ({ ...line, providerId: `SM-${line._id}` }))
}
const person = async () =>
  (await talk.town.store.find<{ _id: string; providerType: string }>('persons', {}))[0]
const texts = (heard: { text: string }[]) => heard.map(({ text }) => text).join('\n')

describe('an answer to an older message', () => {
  it('by its number means that message’s answer, and not the open question’s', async () => {
    await talk.say('bonjour')
    await talk.tap('Installateur')
    await talk.say('FR69999100019')
    await talk.tap("Oui, c'est nous")
    const trade = (await taken()).find(({ choices }) => choices.includes('Installateur'))
    // The head count is open, of which "2" would be "2 à 9".
    const heard = await talk.say('2', {}, trade?.providerId ?? '')
    expect(texts(heard)).not.toMatch(/e-mail/)
    expect(texts(heard)).toMatch(/Vous êtes\u00A0: Intégrateur système[\s\S]*Combien de personnes/)
    expect(await person()).toMatchObject({ providerType: 'integrator' })
    const answered = await talk.say('2')
    expect(texts(answered)).toMatch(/e-mail/)
  })

  it('to the open question is an answer like any other', async () => {
    await talk.say('bonjour')
    const question = (await taken()).at(-1)
    expect(texts(await talk.say('1', {}, question?.providerId ?? ''))).toMatch(/TVA/)
    expect(await person()).toMatchObject({ providerType: 'installer' })
  })

  it('reaches an agent with what it answers', async () => {
    await talk.say('bonjour')
    await talk.say('un humain')
    await talk.desk({ kind: 'claim' })
    await talk.desk({ kind: 'reply', text: 'Quel est le modèle ?', files: [] })
    await talk.desk({ kind: 'reply', text: 'Et votre numéro ?', files: [] })
    const { store } = talk.town
    const [line] = await store.find<MessageDoc>('messages', { text: 'Quel est le modèle ?' })
    await store.update('messages', { _id: line?._id ?? '' }, { $set: { providerId: 'SM-model' } })
    await talk.say('un dôme', {}, 'SM-model')
    const relayed = talk.posted.findLast(({ kind }) => kind === 'relay')
    expect(relayed).toMatchObject({ text: '> Quel est le modèle ?\nun dôme' })
  })
})
