import type { Release } from '../cases/case.js'
import { decideNow } from './decision.js'
import { unsettledReleases } from './releases.js'
import { type Session, say, type TurnEvent } from './session.js'

/** Codes that end this soon after the one that rang are announced with it. */
const TOGETHER_MS = 6 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** Something rang: a code that nobody used, a platform that may answer now. Says nothing where nothing has to be said. */
export async function hearEvent(session: Session): Promise<void> {
  const { input, case: reset, owner } = session
  if (!input.event || !reset || owner !== 'bot') return
  switch (input.event.kind) {
    case 'try_again':
      if (reset.state === 'waiting_company' || reset.state === 'waiting_platform') await decideNow(session)
      return
    case 'code_expiring':
      return announce(session, input.event)
    case 'code_expired':
      await session.services.cases.expireCodes()
      session.case = await session.services.cases.get(reset._id)
      session.facts.failing = false
      return announce(session, input.event)
    case 'window_closing':
      // The question that waits follows by itself. Rung too late (nothing ran meanwhile), it says nothing any more.
      if (waitsForPerson(session) && wroteSince(session, DAY_MS))
        say(session, 'reset.still_there', { number: reset.number })
      return
    case 'handed_back':
  }
}

function wroteSince({ lastInboundAt, now }: Session, ms: number): boolean {
  return lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < ms
}

/** The person's answer is all that is missing: a case is open and a question stands. */
export function waitsForPerson({ case: reset, facts, owner }: Session): boolean {
  return owner === 'bot' && reset?.state === 'collecting' && facts.asking !== null && !facts.idle
}

/** One message for all codes that end about now, once for each of them. */
function announce(session: Session, { kind, releaseId }: TurnEvent): void {
  const { facts, case: reset } = session
  const rang = unsettledReleases(reset).find(({ id }) => id === releaseId)
  if (!rang || facts.reminded.includes(`${kind}:${rang.id}`)) return
  const ending = unsettledReleases(reset).filter((release) => endsWith(rang, release, kind))
  facts.reminded.push(...ending.map(({ id }) => `${kind}:${id}`))
  say(session, kind === 'code_expiring' ? 'reset.code_expiring' : 'reset.code_expired', {
    number: reset?.number ?? '',
    numbers: new Intl.ListFormat(session.locale).format(ending.map(({ shortSerial }) => shortSerial)),
    count: ending.length,
  })
}

function endsWith(rang: Release, release: Release, kind: TurnEvent['kind']): boolean {
  if (kind === 'code_expired') return release.state === 'expired'
  const at = (each: Release) => each.expiresAt?.getTime() ?? 0
  return release.state !== 'expired' && at(release) - at(rang) <= TOGETHER_MS
}
