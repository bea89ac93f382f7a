import type { Session } from './session.js'

/** While a case is with the desk, waits, or is over, the bot asks for no evidence. */
export function collecting(reset: Session['case']): boolean {
  return reset?.state === 'collecting'
}
