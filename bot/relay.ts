import type { Session } from '../dialogs/session.js'
import type { Desk } from '../hotline/desk.js'
import type { DeskNews } from '../hotline/desk-reports.js'
import { scheduleTimer } from '../jobs/timers.js'
import type { TurnResult } from './commit-turn.js'

/** Enough to know it again. */
const MAX_QUOTE = 120

/** What the installer writes while the desk has the conversation goes into the ticket's thread as well. */
export function relayToDesk(
  session: Session,
  result: TurnResult,
  { desk, teams, news }: { desk: Desk; teams: boolean; news: DeskNews | null },
): void {
  const { quote } = session.input
  // An answer to something older means nothing without it.
  const text = quote ? `> ${cut(quote)}\n${session.input.text}` : session.input.text
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

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= MAX_QUOTE ? line : `${line.slice(0, MAX_QUOTE - 1)}…`
}
