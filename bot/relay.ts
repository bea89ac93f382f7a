import type { Session } from '../dialogs/session.js'
import type { Desk, DeskNews } from '../hotline/desk.js'
import { scheduleTimer } from '../jobs/timers.js'
import type { TurnResult } from './commit-turn.js'

/** What the installer writes while the desk has the conversation goes into the ticket's thread as well. */
export function relayToDesk(
  session: Session,
  result: TurnResult,
  { desk, teams, news }: { desk: Desk; teams: boolean; news: DeskNews | null },
): void {
  const { text } = session.input
  // Only what intake kept: a picture that holds a device's credentials is shown to nobody.
  const files = session.kept.map(({ hash, contentType, name }) => ({
    hash,
    contentType: contentType ?? '',
    name,
  }))
  const name = session.person.profileName ?? ''
  result.writes.push(async (tx) => {
    const told = await desk.installerWrote(tx, {
      conversation: session.conversation,
      name,
      text,
      files,
      news,
    })
    for (const timer of told.timers) await scheduleTimer(tx, timer)
    return teams ? told.departures : []
  })
}
