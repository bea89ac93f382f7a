/** What one case, one request for a human, one way through the questions adds to the figures. Pure. */
import { formatInTimeZone } from 'date-fns-tz'
import type { CaseDoc } from '../../cases/case.js'
import { type Calendar, workingTimeBetween } from '../../hotline/calendar.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { FigureFactDoc } from '../../models/figures.js'
import type { JourneyDoc } from '../../models/journey.js'
import { STAGES, type Stage } from '../contract/figures.js'
import { ZONE } from '../zone.js'
import { digestOf } from './digest.js'
import { modelFamily } from './model-family.js'
import { count, emptyTally, type Tally } from './tally.js'

export function parisDay(at: Date): string {
  return formatInTimeZone(at, ZONE, 'yyyy-MM-dd')
}

export interface CaseLife {
  reset: CaseDoc
  tickets: readonly DeskTicketDoc[]
  decisions: readonly Pick<DecisionRecordDoc, 'kind' | 'outcome' | 'reason'>[]
  journey: JourneyDoc | null
  /** What was worked out the last time: evidence is forgotten, how far somebody got is not. */
  previous: FigureFactDoc | null
}

export function caseFact(
  { reset, tickets, decisions, journey, previous }: CaseLife,
  now: Date,
): FigureFactDoc {
  const fact: FigureFactDoc = {
    _id: `case:${reset._id}`,
    kind: 'case',
    day: parisDay(reset.openedAt),
    agentId: agentOf(reset, tickets),
    companyId: reset.companyId,
    source: sourceOf(reset, tickets, journey),
    tally: emptyTally(),
    stage: Math.max(stageOf(reset), previous?.stage ?? 0),
    promise: worstOf(tickets.map((ticket) => promiseOf(ticket, now))),
    csat: reset.rating?.score ?? null,
    alone: isAlone(reset, tickets),
    family: null,
  }
  // Emptied by retention or erased: what it came to is known already.
  if (previous && isEmptied(reset)) {
    return { ...previous, companyId: reset.companyId, source: fact.source, csat: fact.csat }
  }
  const tally = fact.tally as Tally
  count(tally, 'cases')
  if (reset.state === 'closed') {
    count(tally, 'closed')
    count(tally, `outcome:${reset.outcome ?? 'cancelled'}`)
    if (fact.alone) count(tally, 'alone')
  }
  countCodes(tally, reset)
  for (const stage of STAGES.slice(0, fact.stage + 1)) count(tally, `funnel:${stage}`)
  if (fact.stage < STAGES.indexOf('code') && journey?.step) count(tally, `left:${named(journey.step)}`)
  for (const { kind, outcome, reason } of decisions) {
    if (kind !== 'case') continue
    if (outcome === 'retry') count(tally, `mismatch:${reason}`)
    if (outcome === 'human' && reason !== 'with_desk') count(tally, `human:${reason}`)
  }
  countPhotos(tally, reset)
  const model = modelOf(reset)
  if (model !== null || reset.photos.length > 0 || reset.sadp) {
    fact.family = modelFamily(model)
    count(tally, `family:${fact.family}`)
  }
  if (reset.rating) {
    count(tally, 'csat:asked')
    if (reset.rating.score !== null) count(tally, `score:${reset.rating.score}`)
  }
  return fact
}

export function ticketFact(
  ticket: DeskTicketDoc,
  companyId: string | null,
  calendar: Calendar,
  now: Date,
): FigureFactDoc {
  const tally = emptyTally()
  const { openedAt, firstAnsweredAt, closedAt } = ticket
  const promise = promiseOf(ticket, now)
  count(tally, 'tickets')
  count(tally, `cause:${ticket.cause}`)
  if (promise) count(tally, `promise:${promise}`)
  if (firstAnsweredAt)
    tally.durations.firstResponse = digestOf(workingTimeBetween(openedAt, firstAnsweredAt, calendar))
  if (closedAt) tally.durations.resolution = digestOf(workingTimeBetween(openedAt, closedAt, calendar))
  return {
    ...bare('ticket', ticket._id, parisDay(openedAt)),
    agentId: ticket.agentId,
    companyId,
    source: `${ticket.version}.${promise}.${companyId}`,
    tally,
    promise,
  }
}

/** Somebody who has not come as far as a case; nothing once there is one, which then counts all of the way. */
export function journeyFact(journey: JourneyDoc): FigureFactDoc {
  const tally = emptyTally()
  const reached = STAGES.indexOf(journey.stage)
  if (journey.caseId === null) {
    for (const stage of STAGES.slice(0, reached + 1)) count(tally, `funnel:${stage}`)
    if (journey.step) count(tally, `left:${named(journey.step)}`)
  }
  return {
    ...bare('journey', journey._id, parisDay(journey.startedAt)),
    source: journey.updatedAt.toISOString(),
    tally,
    stage: reached,
  }
}

/** How often installers wrote within one hour, which is an hour of Paris too (its offset is a whole one), by whose case. */
export interface HourPart {
  agentId: string | null
  companyId: string | null
  messages: number
}

export function hourFact(hour: Date, { agentId, companyId, messages }: HourPart): FigureFactDoc {
  const tally = emptyTally()
  const weekday = Number(formatInTimeZone(hour, ZONE, 'i')) - 1
  count(tally, `heat:${weekday}:${Number(formatInTimeZone(hour, ZONE, 'H'))}`, messages)
  const whose = agentId || companyId ? `|${agentId ?? ''}|${companyId ?? ''}` : ''
  return {
    ...bare('hour', `${hourName(hour)}${whose}`, parisDay(hour)),
    agentId,
    companyId,
    source: String(messages),
    tally,
  }
}

/** `2026-11-22T13`, in UTC; the ids of an hour's facts begin with `hour:` and it. */
export function hourName(hour: Date): string {
  return hour.toISOString().slice(0, 13)
}

/** Kept: a human answered in time. Null: closed in time without an answer, so nothing was owed any more. */
export function promiseOf(
  ticket: Pick<DeskTicketDoc, 'firstAnsweredAt' | 'firstDueAt' | 'closedAt'>,
  now: Date,
): FigureFactDoc['promise'] {
  const { firstAnsweredAt, firstDueAt, closedAt } = ticket
  if (firstAnsweredAt) return firstAnsweredAt <= firstDueAt ? 'kept' : 'broken'
  if (closedAt) return closedAt <= firstDueAt ? null : 'broken'
  return now > firstDueAt ? 'broken' : 'pending'
}

function bare(kind: FigureFactDoc['kind'], id: string, day: string): FigureFactDoc {
  const nothing = { agentId: null, companyId: null, promise: null, csat: null, alone: false, family: null }
  return { _id: `${kind}:${id}`, kind, day, source: '', tally: emptyTally(), stage: 0, ...nothing }
}

function sourceOf(reset: CaseDoc, tickets: readonly DeskTicketDoc[], journey: JourneyDoc | null): string {
  const others = tickets.map(({ _id, version }) => `${_id}.${version}`).join(',')
  return `${reset.version}|${others}|${journey?.updatedAt.toISOString() ?? ''}`
}

function worstOf(promises: FigureFactDoc['promise'][]): FigureFactDoc['promise'] {
  for (const promise of ['broken', 'pending', 'kept'] as const) if (promises.includes(promise)) return promise
  return null
}

/** Who had it last. */
function agentOf(reset: CaseDoc, tickets: readonly DeskTicketDoc[]): string | null {
  const last = tickets.findLast(({ agentId }) => agentId !== null)?.agentId
  return last ?? reset.releases.findLast(({ basis }) => basis === 'agent')?.issuedBy ?? null
}

function isAlone(reset: CaseDoc, tickets: readonly DeskTicketDoc[]): boolean {
  const byAgent = reset.releases.some(
    ({ basis, issuedBy }) => basis === 'agent' || (issuedBy ?? 'platform') !== 'platform',
  )
  return reset.outcome === 'solved' && tickets.length === 0 && !byAgent
}

function isEmptied(reset: CaseDoc): boolean {
  return reset.lastJudged === 'emptied' || reset.conversation.startsWith('erased:')
}

function stageOf(reset: CaseDoc): number {
  const reached: Stage = reset.releases.some(({ state }) => state === 'confirmed')
    ? 'confirmed'
    : reset.releases.some(({ issuedAt }) => issuedAt !== null)
      ? 'code'
      : reset.declaration
        ? 'declaration'
        : reset.photos.length > 0
          ? 'label'
          : reset.sadp || reset.opaque
            ? 'sadp'
            : 'company'
  return STAGES.indexOf(reached)
}

function countCodes(tally: Tally, reset: CaseDoc): void {
  const issued = reset.releases
    .flatMap(({ issuedAt, issuedBy }) => (issuedAt ? [{ issuedAt, issuedBy }] : []))
    .sort((one, other) => one.issuedAt.getTime() - other.issuedAt.getTime())
  count(tally, 'codes', issued.length)
  const [first] = issued
  if (!first) return
  const at = first.issuedAt.getTime()
  tally.durations.timeToCode = digestOf((at - reset.openedAt.getTime()) / 1000)
  const photo = reset.photos.map((each) => Date.parse(each.at)).filter((each) => each <= at)
  // An agent takes the time a person takes: that is the desk's figure, not the machine's.
  if (photo.length > 0 && first.issuedBy === 'platform')
    tally.durations.photoToCode = digestOf((at - Math.max(...photo)) / 1000)
}

function countPhotos(tally: Tally, reset: CaseDoc): void {
  const taken = reset.photos.length
  if (taken === 0) return
  const devices = new Set(reset.photos.flatMap(({ reading }) => reading.serial?.value ?? [])).size
  count(tally, 'photo:taken', taken)
  count(tally, 'photo:cases')
  count(tally, 'photo:retaken', Math.max(0, taken - Math.max(1, devices)))
  for (const { reading } of reset.photos) if (reading.reason) count(tally, `unreadable:${reading.reason}`)
}

/** The device that got the code; before that the one on the label, the one picked, the only one of the list. */
function modelOf(reset: CaseDoc): string | null {
  const served = reset.releases[0]?.shortSerial ?? null
  const photos = reset.photos.map(({ reading }) => reading)
  const listed = reset.sadp?.devices ?? []
  const device =
    listed.find(({ shortSerial }) => served !== null && shortSerial === served) ??
    listed.find(({ fullSerial }) => fullSerial === reset.picked) ??
    (listed.length === 1 ? listed[0] : undefined)
  const label =
    photos.find(({ serial, model }) => model && serial?.value === served) ?? photos.find(({ model }) => model)
  return device?.model ?? label?.model?.value ?? null
}

/** A step's id has dots, and a stored name may not. */
function named(step: string): string {
  return step.replaceAll('.', '/')
}
