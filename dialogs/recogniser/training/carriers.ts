import { readFileSync } from 'node:fs'
import type { Intent } from '../intents.js'
import { pick, type Random } from './grammar.js'
import { sections } from './read-seeds.js'

/** What is said around the wish without changing it. */
const LISTS = new Map<string, string[]>()
const FILE = new URL('./carriers.txt', import.meta.url)
for (const [name, line] of sections(readFileSync(FILE, 'utf8'), /^\[(\w+)\]$/)) {
  LISTS.set(name, [...(LISTS.get(name) ?? []), line])
}
const BEFORE = LISTS.get('before') ?? []
const AFTER = LISTS.get('after') ?? []
/** Only these stand before or after a word that is a whole answer, like oui or stop. */
const AROUND_CLOSED = {
  before: ['euh', 'bah', 'ben', 'bon', 'ah', 'alors', 'svp', 'hmm', 'oh', 'well'],
  after: ['svp', 'merci', 'stp', 'please', 'monsieur', 'madame', '!', 'chef'],
}
const CLOSED: readonly Intent[] = [
  'yes',
  'no',
  'greeting',
  'thanks',
  'stop',
  'resume_messages',
  'back',
  'restart',
  'cancel',
  'help',
]
const BARE: readonly Intent[] = ['greeting', 'thanks', 'yes', 'no']

/** All of it, for the list of words that say nothing against our matter. */
export const CARRIER_TEXTS: readonly string[] = [
  ...BEFORE,
  ...AFTER,
  ...AROUND_CLOSED.before,
  ...AROUND_CLOSED.after,
]

/** Wraps a sentence in politeness and circumstance, as its intent allows. */
export function carry(text: string, intent: Intent, random: Random): string {
  const closed = CLOSED.includes(intent)
  if (random() > (closed ? 0.2 : 0.45)) return text
  const [before, after] =
    closed && random() < 0.7 ? [AROUND_CLOSED.before, AROUND_CLOSED.after] : [BEFORE, AFTER]
  if (BARE.includes(intent) && before === BEFORE) return text
  const answer = intent === 'yes' || intent === 'no'
  const start = random() < 0.65 ? `${pick(before, random)} ` : ''
  // "non merci" and "merci" after thanks stay what they are; after a greeting thanks would not.
  // "Ok merci" thanks; "ok svp" agrees.
  const end = random() < 0.45 && intent !== 'greeting' && !answer ? ` ${pick(after, random)}` : ''
  return `${start}${text}${end}`
}
