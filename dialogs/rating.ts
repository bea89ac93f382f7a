import type { General } from './general-words.js'
import { fold, type Intent, type Understanding } from './recogniser/index.js'
import { type Choice, type Session, say } from './session.js'

/** Asked within WhatsApp's own window, and no longer listened for after it. */
const OPEN_MS = 24 * 3_600_000
/** In this order: WhatsApp's numbers before the titles are then the scores themselves. */
const SCORES = [1, 2, 3, 4, 5] as const
const CHOICE = /^rate-([1-5])$/
/** `4`, `4/5`, `5 étoiles`; with words of their own only after a sign, so that "2 caméras" is not a score. */
const SCORE =
  /^\s*([1-5])\s*(?:\/\s*5|sur\s+5|out of 5|[ée]toiles?|stars?)?\s*(?:[.!]*\s*$|[,;:.!–-]+\s*(\S.*)$)/isu
const STARS = /^\s*((?:⭐\uFE0F?){1,5})\s*$/u
const LONGEST_WORD = 500
const SURE = 0.9
/** Of words that ask: as sure as the bot is of anything it answers. */
const ASKED = 0.6
const POLITE: ReadonlySet<Intent> = new Set(['thanks', 'yes', 'no', 'greeting', 'code_worked'])
/** « Un humain », « mot de passe »: so short, the name of a thing is a wish. */
const SHORT = 3
const ASKING =
  /\b(?:je (?:veux|voudrais|souhaite|cherche|n['’]arrive)|j['’]ai (?:perdu|oubli|besoin|une? |encore|deux|\d)|il (?:me )?faut|besoin|svp|stp|s['’]il (?:vous|te)|pouvez|peux|pourriez|(?:r?appel|pass|effac|supprim)ez|autre|encore|nouve(?:au|lle)|(?:marche|passe|fonctionne) (?:pas|plus)|please|need|want|i (?:lost|forgot)|can i|another|does(?: not|n['’]t))/i

/** How content they are, asked once after a case that was solved. Whatever they write instead is treated as ever. */
export async function askRating(session: Session, caseId: string): Promise<void> {
  const { cases } = session.services
  const reset = await cases.get(caseId)
  if (!reset || reset.rating) return
  session.effects.push({ kind: 'rate', caseId, said: null })
  session.facts.rating = { caseId, askedAt: session.now, score: null }
  session.replies.push({ text: session.t('rating.ask'), choices: choices(session) })
}

/** Is it the score, or the word after it? Null: something else, to be treated as if nothing had been asked. */
export function hearRating(session: Session): General | null {
  const { facts, input } = session
  const asked = facts.rating
  if (!asked) return null
  if (session.now.getTime() - asked.askedAt.getTime() > OPEN_MS || input.files.length > 0)
    return forget(session)
  const said = scoreIn(session)
  if (said?.word && goesOnAsking(session, said.word)) {
    rate(session, asked.caseId, { score: said.score })
    facts.rating = null
    say(session, 'rating.noted')
    return null
  }
  if (said) return keepScore(session, asked.caseId, said)
  // A question between two cases, or the next case: the offer to add a word ends, the list of scores may still be touched.
  if (asked.score === null) return null
  facts.rating = null
  return facts.idle && isWord(session) ? keepWord(session, asked.caseId, asked.score) : null
}

function keepScore(
  session: Session,
  caseId: string,
  { score, word }: { score: number; word: string | null },
): General {
  rate(session, caseId, word === null ? { score } : { score, word })
  session.facts.rating = word === null ? { caseId, askedAt: session.now, score } : null
  if (!session.facts.idle) {
    session.facts.rating = null
    say(session, 'rating.noted')
    return 'answered'
  }
  say(session, word !== null ? 'rating.thanks' : score <= 2 ? 'rating.word_low' : 'rating.word')
  return 'done'
}

function keepWord(session: Session, caseId: string, score: number): General {
  const word = session.input.text.trim().slice(0, LONGEST_WORD)
  rate(session, caseId, { score, word })
  say(session, 'rating.thanks')
  return 'done'
}

function rate(session: Session, caseId: string, said: { score: number; word?: string }): void {
  session.effects.push({ kind: 'rate', caseId, said })
}

function scoreIn({ input, facts, t }: Session): { score: number; word: string | null } | null {
  const touched = CHOICE.exec(input.choiceId ?? '')?.[1]
  if (touched) return { score: Number(touched), word: null }
  // While another question is open a number is its answer.
  if (!facts.idle || facts.confirm || facts.correcting || facts.rating?.score != null) return null
  const stars = STARS.exec(input.text)?.[1]
  if (stars) return { score: stars.replaceAll('\uFE0F', '').length, word: null }
  const titled = SCORES.find((score) => fold(t(`rating.score_${score}`)).trim() === fold(input.text).trim())
  if (titled) return { score: titled, word: null }
  const typed = SCORE.exec(input.text)
  if (!typed) return null
  return { score: Number(typed[1]), word: typed[2]?.trim().slice(0, LONGEST_WORD) ?? null }
}

/** « 2. Le code ne marche pas » : the score is kept, and what follows is heard as a message of its own. */
function goesOnAsking(session: Session, word: string): boolean {
  const heard = session.services.recogniser.understand(word)
  if (!asks(word, heard)) return false
  session.input = { ...session.input, text: word }
  session.understanding = heard
  return true
}

/** Words that ask for nothing: what asks for something is answered, not filed. */
function isWord({ input, understanding }: Session): boolean {
  const text = input.text.trim()
  if (input.choiceId !== null || text.length < 3) return false
  return !asks(text, understanding) && (!POLITE.has(understanding.intent) || text.split(/\s+/).length > 2)
}

/**
 * Right after a score most words are about it (« bien mieux que le téléphone »), so that naming a thing is not yet
 * asking for it.
 */
function asks(text: string, { intent, confidence }: Understanding): boolean {
  if (text.includes('?')) return true
  if (intent === 'not_understood' || POLITE.has(intent)) return false
  if (ASKING.test(text)) return confidence >= ASKED
  return confidence >= SURE && text.trim().split(/\s+/).length <= SHORT
}

function forget(session: Session): null {
  session.facts.rating = null
  return null
}

function choices({ t }: Session): Choice[] {
  return SCORES.map((score) => ({ id: `rate-${score}`, title: t(`rating.score_${score}`) }))
}
