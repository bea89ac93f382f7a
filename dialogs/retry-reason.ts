import type { CaseDoc } from '../cases/case.js'
import { hasSentence } from '../locales/index.js'
import type { Session } from './session.js'

/** Tries before a person takes over; cases/policy.ts counts them, here they are only said. */
const MAX_TRIES = 3

/** Reasons whose sentence shows both readings. */
const NAMES_BOTH = new Set(['serial_differs', 'serial_one_character_away', 'model_differs'])

/** What is wrong with the last photo and what to do, in one sentence: the reason of its decision, in words. */
export function retrySentence(session: Session, reset: CaseDoc, reason: string): string {
  const photo = reset.photos.at(-1)
  const label = photo?.reading ?? null
  const differs = photo?.result?.lines.find((line) => line.outcome === 'differs')
  const values = {
    label: differs?.label ?? label?.serial?.value ?? '',
    other: differs?.other ?? '',
  }
  // A sentence that names two things is not said with one of them missing.
  const named = !NAMES_BOTH.has(reason) || (values.label !== '' && values.other !== '')
  const keys = [
    named ? null : 'photo.match.differs',
    reason === 'label_unreadable' && label?.reason ? `photo.reason.${label.reason}` : null,
    `photo.match.${reason}`,
    `device.${reason}`,
    'photo.match.label_unreadable',
  ]
  const key = keys.find((candidate) => candidate !== null && hasSentence(candidate))
  return key && hasSentence(key) ? session.t(key, values) : ''
}

/** How many tries are left, once some are used; null before. */
export function triesLeft(session: Session, reset: CaseDoc): string | null {
  const left = MAX_TRIES - reset.tries
  return left > 0 && left < MAX_TRIES ? session.t('photo.tries_left', { count: left }) : null
}
