import { serviceWindow } from '../adapters/whatsapp/window.js'
import { waitsForPerson } from '../dialogs/events.js'
import type { Session, TimerRequest } from '../dialogs/session.js'

/**
 * Set anew with each turn: shortly before free text no longer reaches the person they are reminded, once, of the
 * question that waits for them. Whatever they write moves it; nothing to wait for takes it away.
 */
export function windowReminder(session: Session, lastInboundAt: Date | null): TimerRequest[] {
  const { remindAt } = serviceWindow(lastInboundAt, session.now)
  // It has rung already, or nobody can be reminded in time.
  if (!remindAt || remindAt <= session.now) return []
  const dueAt = waitsForPerson(session) ? remindAt : null
  return [{ key: `window:${session.conversation}`, dueAt, event: { kind: 'window_closing' } }]
}
