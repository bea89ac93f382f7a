import type { Session } from '../dialogs/session.js'
import { departure } from '../hotline/departures.js'
import { openTicketOf } from '../hotline/open-ticket.js'
import type { TurnResult } from './commit-turn.js'

/** What the installer writes while the desk has the conversation goes into the ticket's thread as well. */
export function relayToDesk(session: Session, result: TurnResult, teams: boolean): void {
  if (!teams) return
  const { text } = session.input
  const files = session.input.files.flatMap((file) =>
    'problem' in file ? [] : [{ hash: file.hash, contentType: file.contentType ?? '', name: file.name }],
  )
  result.writes.push(async (tx) => {
    const ticket = await openTicketOf(tx, session.conversation)
    if (!ticket) return []
    const name = session.person.profileName ?? ''
    return [departure({ kind: 'relay', ticketId: ticket._id, author: 'installer', name, text, files })]
  })
}
