import type { CaseDoc } from '../../cases/case.js'
import type { DrawnDevice } from '../evidence/draw/device.js'
import type { Random } from '../evidence/random.js'
import type { House, Town } from './house.js'
import type { DemoPerson } from './people.js'
import * as say from './phrases.js'
import { listFile, photo, tokenFile } from './sent-files.js'
import { joinTalk, type Talk } from './talk.js'

const SECOND = 1000
const MINUTE = 60_000
/** Nobody goes on for longer. */
const MOST_TURNS = 40

export interface Request {
  person: DemoPerson
  device: DrawnDevice
  /** Shows its QR of the reset, instead of the list in SADP. */
  token: boolean
  /** Leaves before there is a case. */
  lost: boolean
  /** Pictures are kept so long only. */
  drawn: boolean
  /** Set when it has come to its end: the person may come back with another device. */
  over?: boolean
}

/** One request from the first word on. Yields how long the person takes until the next, milliseconds. */
export async function* installer(
  house: () => House,
  town: Town,
  request: Request,
): AsyncGenerator<number, void> {
  const { random } = town
  const { person } = request
  const talk = joinTalk(house, town, person)
  let badPhotos = random.chance(0.26) ? random.integer(1, random.chance(0.3) ? 3 : 1) : 0
  const asksHuman = random.chance(0.09)
  const givesUpAt = random.chance(0.13)
    ? random.pick(['reset.access', 'evidence.sadp', 'evidence.sadp', 'evidence.photo', 'reset.declaration'])
    : null
  let codeFails = random.chance(0.07)
  let silent = 0
  let began = false

  await talk.say(random.pick(person.english ? say.ENGLISH_OPENINGS : say.OPENINGS))
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    yield pause(random)
    const { facts, owner, caseId } = await talk.state()
    if (owner !== 'bot') {
      if (++silent > 40) return
      if (await answerDesk(talk, house, town, request, caseId)) continue
      if (random.chance(0.04)) await talk.say(random.pick(say.WAITING))
      yield random.integer(6, 25) * MINUTE
      continue
    }
    const step = facts.asking?.step ?? null
    // Hello alone begins nothing for somebody who is known.
    if (step === null && facts.idle && !began && turn < 3) {
      await talk.say(person.english ? 'password' : 'mot de passe')
      continue
    }
    began ||= step !== null
    if (step === null) {
      if (facts.idle) {
        request.over = true
        return rate(talk, town, request, caseId)
      }
      // Somebody else has to move: a register, the platform.
      if (++silent > 6) return
      yield random.integer(20, 90) * MINUTE
      continue
    }
    // Whatever they say: nobody who is lost gets as far as a case.
    if (request.lost && (random.chance(0.35) || step.startsWith('company.e'))) return
    if (step === givesUpAt) return
    if (asksHuman && step.startsWith('evidence.') && turn > 6) {
      await talk.say(random.pick(say.HUMAN))
      continue
    }
    if (random.chance(0.035) && !person.english)
      await talk.say(random.pick(random.chance(0.6) ? say.ASIDES : say.MUMBLES))
    else if (step === 'evidence.photo') {
      yield random.integer(20, 200) * SECOND
      const bad = badPhotos-- > 0
      await talk.send(await photo(town, request, bad))
    } else if (step === 'follow-up.worked') {
      yield random.integer(2, 25) * MINUTE
      if (random.chance(0.04)) return
      await talk.tap(codeFails ? 'no' : 'yes')
      codeFails = false
    } else await answer(talk, town, request, step)
  }
}

async function answer(talk: Talk, town: Town, request: Request, step: string): Promise<void> {
  const { random } = town
  const { person, device } = request
  const { company } = person
  switch (step) {
    case 'identity.provider':
      return talk.tap(request.lost && random.chance(0.3) ? 'end_user' : person.trade)
    case 'company.vat':
      return talk.say(
        random.chance(0.07)
          ? company.vat.slice(0, -2)
          : random.chance(0.5)
            ? company.vat
            : spaced(company.vat),
      )
    case 'company.confirm':
      return talk.tap('yes')
    case 'company.name':
      return talk.say(company.name)
    case 'company.head_count':
      return talk.tap(company.headCount)
    case 'company.email':
      return talk.say(person.email)
    case 'company.email_code':
      return talk.say(random.chance(0.05) ? '000000' : (town.mailed.get(person.email) ?? 'renvoyer'))
    case 'reset.access':
      return talk.tap(request.token ? 'have_reset_file' : random.pick(['sadp_pc', 'same_network']))
    case 'evidence.sadp':
    case 'evidence.token':
      return talk.send(request.token ? tokenFile(device) : listFile(random, device))
    case 'evidence.pick':
      return talk.tap(random.chance(0.7) ? device.full : 'label')
    case 'reset.declaration':
      return talk.tap('accept')
    case 'follow-up.failed':
      return random.chance(0.3)
        ? talk.tap('human')
        : random.chance(0.5)
          ? talk.say('erreur 2024')
          : talk.tap('retry')
    case 'follow-up.next':
      return talk.tap('done')
    default:
      return talk.say('oui')
  }
}

/** An agent asked for a photo, or gave a code: true when there was something to say. */
async function answerDesk(
  talk: Talk,
  house: () => House,
  town: Town,
  request: Request,
  caseId: string | null,
): Promise<boolean> {
  const { store } = house()
  const { conversation } = request.person
  const [last] = await store.find<{ _id: string; author: string; text: string; agentId: string | null }>(
    'messages',
    { conversation },
    { sort: { at: -1 }, limit: 1 },
  )
  if (!last || last.author === 'installer') return false
  if (/photo/i.test(last.text) && last.author !== 'bot') {
    await talk.send(await photo(town, request, false))
    return true
  }
  const reset = caseId ? await store.get<CaseDoc>('cases', caseId) : null
  const open = reset?.releases.find(({ state }) => state === 'delivered' || state === 'opened')
  if (open && reset) {
    await house().cases.confirm(reset._id, open.id)
    await talk.say('c’est bon, ça marche, merci')
    return true
  }
  if (last.author !== 'agent') return false
  await talk.say(
    town.random.pick(['d’accord', 'je regarde ça', 'c’est fait', 'ok merci', 'oui c’est bien ça']),
  )
  return true
}

async function rate(talk: Talk, town: Town, request: Request, caseId: string | null): Promise<void> {
  const { random } = town
  if (request.person.english || caseId !== null) return
  const asked = (await talk.state()).facts.rating
  if (!asked || asked.score !== null) return
  if (random.chance(0.35)) return talk.say(random.pick(say.THANKS))
  if (random.chance(0.3)) return
  const score = random.pick([5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 1])
  await talk.say(String(score))
  if (random.chance(0.4)) await talk.say(random.pick(score >= 4 ? say.WORDS_GOOD : say.WORDS_BAD))
}

function spaced(vat: string): string {
  return vat.replace(/^(FR)(\d\d)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4 $5')
}

function pause(random: Random): number {
  return random.integer(12, 60) * SECOND + (random.chance(0.08) ? random.integer(3, 30) * MINUTE : 0)
}
