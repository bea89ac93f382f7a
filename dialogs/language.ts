import { translator } from '../locales/index.js'
import { fold } from './recogniser/index.js'
import { type Session, say } from './session.js'

const ENGLISH = new Set(
  'the my hello hi hey i you is are and lost forgot forgotten password please help need reset camera recorder can how what where thanks english speak do does have with for of on'.split(
    ' ',
  ),
)
const FRENCH = new Set(
  'le la les mon ma mes bonjour salut je vous est sont et perdu oublie mot passe mdp aide besoin camera enregistreur comment ou merci de des un une pour avec sur'.split(
    ' ',
  ),
)

/** Is a first message clearly English? In doubt it is French: this is a French hotline. */
export function looksEnglish(text: string): boolean {
  const words = fold(text).split(/[^a-z']+/)
  const english = words.filter((word) => ENGLISH.has(word)).length
  const french = words.filter((word) => FRENCH.has(word)).length
  return english >= 2 && english > french
}

/** The language named, or the other one. */
export function changeLanguage(session: Session): void {
  const text = session.input.text.toLowerCase()
  const english = /engl|angl/.test(text)
  const french = /fran[cç]|french/.test(text)
  const other = session.locale === 'fr' ? 'en' : 'fr'
  const locale = english === french ? other : english ? 'en' : 'fr'
  session.locale = locale
  session.person.locale = locale
  session.t = translator(locale)
  say(session, 'conversation.language_now')
}
