import { createHash } from 'node:crypto'
import type { Intent } from '../intents.js'
import { fold } from '../text/fold.js'
import { carry } from './carriers.js'
import { estrange, hollow, keyboardRoll, strew } from './gibberish.js'
import { draw, pick, type Random, randomFrom, variety } from './grammar.js'
import { disturb } from './noise.js'
import type { Seeds } from './read-seeds.js'
import { rephrase } from './rephrase.js'

export interface Example {
  text: string
  intent: Intent
}

const SEED = 20_261_122
/** Sentences made per intent: as many as its patterns deserve, and enough for one with few; outside there is more to know. */
const PER_INTENT = 5000
const PER_PATTERN = 18
const PER_OUTSIDE = 56_000
const GIBBERISH = 900
const HOLLOW = 7000
/** Shares of sentences with words nobody knows: they hint at another matter, but one of them proves nothing. */
const STRANGE_OUTSIDE = 0.2
const STRANGE_INSIDE = 0.1
/** A pattern with many variants is drawn more often than a single sentence, up to this many times as often. */
const MAX_VARIETY = 48

/** The fillers that stand for entities, as people would type them: the recogniser replaces them again. */
const ENTITY_SAMPLES: Record<string, readonly string[]> = {
  xmodel: ['ds-2cd2142fwd-i', 'ds-7608ni-k2', 'ds-kh6320', 'ds-7216hqhi-k1', 'ids-7204huhi-m1'],
  xserial: ['c12345678', 'ab1234567', 'd87654321', '123456789'],
  xvat: ['fr69999100019', 'be0123456749'],
  xemail: ['jean@exemple.fr', 'contact@exemple.com'],
  xnum: ['12', '458', '3', '9021', '42', '77120'],
  xsadperr: ['2022', '2018', '2009', '2024'],
}

const fillEntities = (text: string, random: Random): string =>
  text.replace(/\bx(?:model|serial|vat|email|num|sadperr)\b/g, (name) =>
    pick(ENTITY_SAMPLES[name] ?? [name], random),
  )

/** Said in other words, wrapped in politeness, typed in a hurry. */
function vary(plain: string, intent: Intent, random: Random): string {
  const said = rephrase(fold(fillEntities(carry(plain, intent, random), random)), random)
  if (intent === 'not_understood')
    return disturb(random() < STRANGE_OUTSIDE ? estrange(said, random) : said, random)
  const named = said.includes(' ') && random() < STRANGE_INSIDE ? strew(said, random) : said
  return disturb(named, random)
}

/**
 * The training sentences, folded: same seeds, same sentences, in the same order, on every machine. `share` makes fewer,
 * for trials; two of each pattern at least.
 */
export function makeCorpus({ slots, patterns }: Seeds, share = 1): Example[] {
  const random = randomFrom(SEED)
  const byIntent = new Map<Intent, { pattern: string; ways: number }[]>()
  for (const { intent, pattern } of patterns) {
    const ways = variety(pattern, slots, MAX_VARIETY)
    byIntent.set(intent, [...(byIntent.get(intent) ?? []), { pattern, ways }])
  }
  const examples: Example[] = []
  for (const [intent, seeds] of byIntent) {
    const wanted =
      share * (intent === 'not_understood' ? PER_OUTSIDE : Math.max(PER_INTENT, PER_PATTERN * seeds.length))
    const perWay = wanted / seeds.reduce((sum, { ways }) => sum + Math.sqrt(ways), 0)
    for (const { pattern, ways } of seeds) {
      const times = Math.max(2, Math.round(perWay * Math.sqrt(ways)))
      for (let count = 0; count < times; count += 1) {
        const plain = draw(pattern, slots, random)
        // The first draw stays clean, so that every seed is learnt as it was written.
        const text = count === 0 ? fillEntities(plain, random) : vary(plain, intent, random)
        examples.push({ text, intent })
      }
    }
  }
  const inside = examples.filter(({ intent }) => intent !== 'not_understood')
  for (let count = 0; count < share * HOLLOW; count += 1) {
    const text = hollow(pick(inside, random).text, random)
    if (text) examples.push({ text, intent: 'not_understood' })
  }
  for (let count = 0; count < share * GIBBERISH; count += 1) {
    examples.push({ text: keyboardRoll(random), intent: 'not_understood' })
  }
  return examples
}

/** Tells one training corpus from another. */
export function corpusHash(examples: readonly Example[]): string {
  const hash = createHash('sha256')
  for (const { text, intent } of examples) hash.update(`${intent}\t${text}\n`)
  return hash.digest('hex')
}
