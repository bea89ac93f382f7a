import type { Clock } from '../../core/clock.js'
import { AppError } from '../../core/errors.js'
import { newId, sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { ConsoleSessionDoc, ConsoleUserDoc } from '../../models/console-account.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { MessageDoc } from '../../models/message.js'
import { LIVE_READ_MS } from '../access/write-access.js'
import { MAY_WHISPER } from '../case-view/case-view.js'
import { loadRow } from '../case-view/load.js'
import type { CaseRows } from '../cases/case-rows.js'
import { nothing } from '../contract/common.js'
import { type LiveView, liveQuery, whisperInput } from '../contract/live.js'
import { type AnyRoute, type Asked, EVERYBODY, route, type StreamAnswer } from '../http/route.js'
import { shared } from '../http/shared.js'
import type { ConsoleParts } from '../ports.js'
import { realNow } from '../sign-in/let-in.js'
import { isOpen, type Session } from '../sign-in/session-store.js'
import { liveView } from './live-view.js'
import { LOOK_EVERY_MS, streamEvents, type Watched } from './watch.js'

/** Live pages one session may have open: more tabs than anybody looks at, and a bound on what a script can cost. */
const MOST_STREAMS = 30

/** The pages that bring themselves up to date, and a lead's word to an agent. */
export function liveRoutes(parts: ConsoleParts, rows: CaseRows): AnyRoute[] {
  const { store, clock, log } = parts
  const lookFor = shared(async (locale: Locale) => {
    await rows.catchUp()
    return liveView(store, locale, clock.now())
  }, LOOK_EVERY_MS / 2)
  const streams = new Map<string, number>()
  return [
    route({
      method: 'GET',
      path: '/live',
      roles: EVERYBODY,
      input: nothing,
      async handle({ actor, now, audit }) {
        await rows.catchUp()
        const view = await liveView(store, actor.locale, now)
        await noteMessages(view, audit)
        return view
      },
    }),
    route({
      method: 'GET',
      path: '/live/events',
      roles: EVERYBODY,
      input: liveQuery,
      async handle({ input, actor, session, audit }): Promise<StreamAnswer> {
        const noted = createNoted(clock)
        const look = async () => {
          const view = await lookFor(actor.locale)
          await noteMessages(view, audit, noted)
          return view
        }
        const watched: Watched[] = [{ event: 'live', look }]
        if (input.watch) {
          await rows.catchUp()
          const row = await loadRow(store, input.watch)
          await audit('case.watched', { kind: 'case', id: row._id, label: row.number })
          watched.push({ event: 'case', look: () => caseStamp(store, row) })
        }
        const open = streams.get(session.id) ?? 0
        if (open >= MOST_STREAMS) throw new AppError('TOO_MANY_REQUESTS', 'too many live pages at once')
        streams.set(session.id, open + 1)
        const stillAllowed = () => mayStay(parts, session)
        return {
          stream: (response) =>
            streamEvents(response, { watched, stillAllowed }, log).finally(() => {
              const left = (streams.get(session.id) ?? 1) - 1
              if (left > 0) streams.set(session.id, left)
              else streams.delete(session.id)
            }),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/live/tickets/:ticketId/whisper',
      roles: MAY_WHISPER,
      input: whisperInput,
      async handle({ input, actor, now, audit }) {
        const from = { id: deskId(actor.id), name: actor.name }
        const ticket = await parts.whisper({ ticketId: input.ticketId, from, text: input.text }, now)
        if (!ticket) throw new AppError('NOT_FOUND', 'no such open ticket')
        const subject = { kind: 'case', id: ticket.caseId ?? ticket._id, label: ticket.number }
        await audit('live.whispered', subject)
        return { id: newId(now) }
      },
    }),
  ]
}

/** Which cases' messages an open page has been noted to show: the log is not asked every second. */
function createNoted(clock: Clock): (caseId: string) => boolean {
  const since = new Map<string, number>()
  return (caseId) => {
    const now = clock.now().getTime()
    const at = since.get(caseId)
    if (at !== undefined && Math.abs(now - at) < LIVE_READ_MS) return true
    since.set(caseId, now)
    return false
  }
}

/** The last message of each request stands on the page: seeing it is reading. */
async function noteMessages(
  { tickets }: LiveView,
  audit: Asked<unknown>['audit'],
  isNoted: (caseId: string) => boolean = () => false,
): Promise<void> {
  for (const { caseId, number, lastText } of tickets) {
    if (lastText === null || isNoted(caseId)) continue
    await audit('live.read', { kind: 'case', id: caseId, label: number })
  }
}

/** In Teams the same person goes by the object id alone. */
function deskId(actorId: string): string {
  return /^entra:[^.]+\.(.+)$/.exec(actorId)?.[1] ?? actorId
}

/** Changes with the case, its ticket and its transcript. */
async function caseStamp(store: Store, row: CaseRowDoc): Promise<{ caseId: string; stamp: string }> {
  const { _id: caseId, conversation } = row
  const reset = await store.get<{ _id: string; version: number }>('cases', caseId)
  const tickets = await store.find<DeskTicketDoc>('deskTickets', { caseId }, { limit: 50 })
  const last = await store.find<MessageDoc>(
    'messages',
    { conversation },
    { sort: { at: -1, _id: -1 }, limit: 5 },
  )
  const seen = [
    reset?.version,
    tickets.map(({ version }) => version),
    last.map(({ _id, status }) => [_id, status]),
  ]
  return { caseId, stamp: sha256(JSON.stringify(seen)).slice(0, 16) }
}

/** A session that was ended, or whose account was closed, sees nothing more. */
async function mayStay(parts: ConsoleParts, session: Session): Promise<boolean> {
  const open = await parts.store.get<ConsoleSessionDoc>('consoleSessions', session.id)
  if (!open || !isOpen(open, realNow(parts))) return false
  const user = await parts.store.get<ConsoleUserDoc>('consoleUsers', session.user._id)
  return user !== null && user.disabledAt === null && user.role === session.actor.role
}
