import type { SentenceKey } from '../locales/index.js'
import { type Session, say } from './session.js'

/** DOMAIN.md section 5. */
const ERRORS = [
  2003, 2006, 2009, 2011, 2014, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2026, 2027, 2033, 2036, 2038, 2039,
  2040,
] as const

/** After these the request is void: a code made from it will not do (DOMAIN.md section 5, "if it failed"). */
const NEED_NEW_EXPORT: readonly number[] = [2009, 2022, 2023]

export function sadpErrorKey(error: number): SentenceKey {
  const known = ERRORS.find((number) => number === error)
  return known ? `help.sadp_error.${known}` : 'help.sadp_error_unknown'
}

export function needsNewExport(error: number): boolean {
  return NEED_NEW_EXPORT.includes(error)
}

/** The number after "erreur": of the known ones, or any, so that an unknown one can be called unknown. */
export function sadpErrorIn(session: Session): number | null {
  const [known] = session.understanding.entities.sadpErrors
  if (known !== undefined) return known
  const named = /\b(?:erreur|error|code)\s*(?:sadp\s*)?(?:n°|no\.?|:)?\s*(\d{3,5})\b/i.exec(
    session.input.text,
  )
  return named?.[1] ? Number(named[1]) : null
}

/** A number of SADP's said without a word for error, in digits or in words. */
export function bareError({ understanding }: Session): number | null {
  return understanding.entities.numbers.find((number) => number >= 2000 && number < 2050) ?? null
}

/** What an error means and what to do; `or` says so when no number was given. */
export function saySadpError(session: Session): void {
  const error = sadpErrorIn(session)
  if (error === null) return say(session, 'help.sadp_error_which')
  say(session, sadpErrorKey(error), { number: error })
  if (needsNewExport(error)) say(session, 'help.sadp_error_export_again')
}
