/**
 * Walks through the dialogue at random, from a seed: whatever people, clocks, neighbours and agents do, the bot answers,
 * never throws, forgets nothing, gives no code without a match, and a human is one sentence away.
 *
 * `npm run walk` takes 2,000 walks; `npm test` fewer, to stay quick. WALKS and SEED choose others, SHRINK looks for the
 * shortest walk that fails.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRecogniser } from '../../../dialogs/recogniser/index.js'
import { type AgentDoes, type Heard, joinTown } from '../talk.js'
import { openTown, START, type Town } from '../town.js'
import { checkNothingLost, checkReleases, checkWords, type Known, know } from './checks.js'
import { type AgentClick, type Step, step } from './inputs.js'
import { createWalker, rightAnswer, type Walker } from './walker.js'

/** So many test files share the walks: vitest plays as many of them at once as the machine has workers. */
const PARTS = 4
const WALKS = Math.ceil(Number(process.env.WALKS ?? (process.env.MODE === 'walk' ? 2_000 : 200)) / PARTS)
const SEED = Number(process.env.SEED ?? 20_261_124)
const LONGEST = 60

const recogniser = createRecogniser()
let town: Town
let walks = 0
const seen = { steps: 0, codes: 0, closed: 0, desk: 0 }

/** One part of the walks, 1 to PARTS; each has a town and a seed of its own. */
export function walkPart(part: number): void {
  beforeAll(async () => {
    town = await openTown()
  })
  afterAll(() => town.close())

  it(`holds on ${WALKS} walks of up to ${LONGEST} steps`, { timeout: WALKS * 20_000 }, async () => {
    // Some begin at the beginning, others where so many right answers lead.
    const steps = fc.array(step, { minLength: 5, maxLength: LONGEST, size: 'max' })
    const walks = fc.tuple(fc.nat(14), fc.nat(2), steps).map(([head, device, rest]) => {
      return rest.map((each, index): Step => (index < head ? { do: 'answer', device } : each))
    })
    // Without SHRINK the first walk that fails is reported as it is: looking for a shorter one takes minutes.
    const endOnFailure = process.env.SHRINK === undefined
    await fc.assert(fc.asyncProperty(walks, walk), { seed: SEED + part, numRuns: WALKS, endOnFailure })
    console.log(`${WALKS} walks:`, seen)
    // The walks must get somewhere, or they prove nothing.
    expect(seen.codes).toBeGreaterThan(WALKS / 10)
    expect(seen.desk).toBeGreaterThan(WALKS / 10)
    expect(seen.closed).toBeGreaterThan(WALKS / 10)
  })
}

async function walk(steps: readonly Step[]): Promise<void> {
  walks += 1
  town.clock.set(START)
  town.platform('ok')
  const walker = createWalker(joinTown(town, `whatsapp:+336${String(walks).padStart(8, '0')}`), walks)
  const story: string[] = []
  try {
    let before = await know(walker)
    for (const each of steps) {
      story.push(JSON.stringify(each))
      const heard = await take(walker, each)
      story.push(...heard.map(({ text, choices }) => `    ${text.slice(0, 300)} [${choices.join('] [')}]`))
      const after = await know(walker)
      checkWords(heard, walker.talk.codes)
      if (mustBeAnswered(each, before) && heard.length === 0) throw new Error('no answer')
      if (takesNothingBack(each, before)) checkNothingLost(before, after)
      seen.steps += 1
      before = after
    }
    await checkHumanIsNear(walker)
    await checkReleases(walker)
  } catch (error) {
    throw new Error(`after\n${story.slice(-24).join('\n')}\n`, { cause: error })
  }
  seen.codes += walker.talk.codes.length
  const { conversation } = walker.talk
  seen.closed += await town.store.count('cases', { conversation, state: 'closed' })
}

async function take(walker: Walker, each: Step): Promise<Heard[]> {
  const { talk } = walker
  switch (each.do) {
    case 'answer': {
      const { text, file, click } = await rightAnswer(walker, each.device)
      if (click) return agent(walker, click)
      return file ? send(walker, file) : talk.say(text ?? '')
    }
    case 'say':
      return talk.say(each.text)
    case 'touch': {
      const offered = talk.offered
      const choice = offered[offered.length - 1 - (each.which % Math.max(1, offered.length))]
      return choice ? talk.tap(choice.title) : talk.say('bonjour')
    }
    case 'send':
      return send(walker, each.file, each.caption)
    case 'burst': {
      const parts = each.parts.map((part) => ('file' in part ? { file: noted(walker, part.file) } : part))
      return talk.burst(parts)
    }
    case 'other':
      return talk.other(each.kind)
    case 'wait':
      return talk.wait(each.minutes)
    case 'mood':
      talk.platform(each.mood)
      return []
    case 'redeploy':
      await talk.redeploy()
      return []
    case 'agent':
      return agent(walker, each.click)
  }
}

function send(walker: Walker, file: string, caption = ''): Promise<Heard[]> {
  return walker.talk.send(noted(walker, file), caption)
}

/** The file with the walker's own serials in it, and a note of what it proves. */
function noted(walker: Walker, file: string): string {
  const named = file.replace(/#(\d)/g, (_, at: string) => walker.serials[Number(at)] ?? '')
  const [kind, ...serials] = named.split(' ')
  if (kind === 'label') walker.labels.add(serials[0] ?? '')
  if (kind === 'list' || kind === 'probe' || kind === 'token')
    for (const each of serials) walker.seconds.add(each)
  return named
}

async function agent(walker: Walker, click: AgentClick): Promise<Heard[]> {
  seen.desk += 1
  if (click.kind !== 'release') return walker.talk.desk(click)
  const shortSerial = walker.serials[click.device] ?? ''
  const sealedCode = click.via === 'typed' ? `K7M2P${String(seen.desk).padStart(3, '0').slice(-3)}` : null
  const does: AgentDoes = { kind: 'release', via: click.via, shortSerial, sealedCode }
  const first = await walker.talk.desk(does)
  return first.length > 0 ? first : walker.talk.desk({ kind: 'approve' }, 'Marc Petit')
}

/** The person did something, nobody else has the conversation, and they want to hear from us. */
function mustBeAnswered(each: Step, before: Known): boolean {
  if (['wait', 'mood', 'redeploy', 'agent'].includes(each.do)) return false
  // The right thing to do may be the agent's.
  if (each.do === 'answer' && before.owner !== 'bot') return false
  return before.owner !== 'agent' && !before.optedOut
}

const TAKE_BACK = [
  'back',
  'correct_answer',
  'restart',
  'cancel',
  'yes',
  'no',
  'code_failed',
  'code_expired',
  'code_worked',
  'sadp_error',
]

/** Nothing in this step asks for an answer to be dropped, nor ends the case. */
function takesNothingBack(each: Step, before: Known): boolean {
  if (before.facts.confirm || before.facts.correcting) return false
  switch (each.do) {
    case 'mood':
    case 'redeploy':
      return true
    case 'other':
    case 'send':
      return each.do === 'other' || each.caption === ''
    case 'say':
      return harmless(each.text) && !before.facts.failing
    default:
      return false
  }
}

function harmless(text: string): boolean {
  const { intent, entities } = recogniser.understand(text)
  if (/^\s*\p{N}/u.test(text) || entities.emails.length > 0 || entities.vat.length > 0) return false
  return !TAKE_BACK.includes(intent) && !/accepte|refuse|termin|suivant/.test(text)
}

async function checkHumanIsNear(walker: Walker): Promise<void> {
  const { talk } = walker
  if ((await know(walker)).optedOut) await talk.say('REPRENDRE')
  await talk.say('un humain')
  const { owner } = await know(walker)
  if (owner === 'bot') throw new Error('nobody came when a human was asked for')
}
