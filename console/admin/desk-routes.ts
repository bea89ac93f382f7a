/** How the desk works: hours, promises, days that differ, canned replies, its people. */
import { AppError } from '../../core/errors.js'
import { type Calendar, dayAfter, hoursOfDay } from '../../hotline/calendar.js'
import { deskSettings, hoursList } from '../../hotline/settings.js'
import type {
  CalendarExceptionDoc,
  CannedReplyDoc,
  DeskAgentDoc,
  DeskSettingsDoc,
} from '../../models/desk.js'
import {
  agentInput,
  type CalendarDay,
  type CannedReply,
  calendarQuery,
  type DeskAgent,
  type DeskSettingsView,
  dayOnly,
  deskInput,
  exceptionInput,
  replyInput,
  replyName,
} from '../contract/admin.js'
import { nothing, type Role } from '../contract/common.js'
import { invalidInput } from '../http/errors.js'
import { type AnyRoute, EVERYBODY, route } from '../http/route.js'
import { namesOfPeople } from '../people.js'
import type { ConsoleParts } from '../ports.js'
import { auditChange } from './changed.js'

const MANAGERS: readonly Role[] = ['manager', 'admin']
const LEADS: readonly Role[] = ['lead', 'manager', 'admin']

export function deskRoutes({ store }: ConsoleParts): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/admin/desk',
      roles: LEADS,
      input: nothing,
      handle: () => deskView(),
    }),
    route({
      method: 'PUT',
      path: '/admin/desk',
      roles: MANAGERS,
      input: deskInput,
      async handle({ input, now, audit }) {
        for (const hours of Object.values(input.week ?? {})) assertHours(hours)
        if (input.week && Object.values(input.week).every((hours) => hours.length === 0)) {
          throw new AppError('REQUEST_INVALID', 'a desk that never opens keeps no promise', {
            details: { fields: { week: 'empty' } },
          })
        }
        const before = await deskView()
        await store.update<DeskSettingsDoc>(
          'deskSettings',
          { _id: 'desk' },
          { $set: { ...input, updatedAt: now } },
          { upsert: true },
        )
        await auditChange(audit, { kind: 'desk', id: 'desk' }, before, input)
        return deskView()
      },
    }),
    route({
      method: 'GET',
      path: '/admin/calendar',
      roles: EVERYBODY,
      input: calendarQuery,
      async handle({ input }): Promise<CalendarDay[]> {
        const { calendar } = await deskSettings(store)
        return monthOf(input.month, calendar, await exceptions())
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/calendar/:day',
      roles: MANAGERS,
      input: exceptionInput,
      async handle({ input, actor, now, audit }) {
        const { day, kind, hours, note } = input
        assertHours(hours)
        if (kind === 'open' && hours.length === 0) {
          throw new AppError('REQUEST_INVALID', 'an open day has hours', {
            details: { fields: { hours: 'empty' } },
          })
        }
        const before = await store.get<CalendarExceptionDoc>('calendarExceptions', day)
        const $set = { kind, hours, note, by: actor.name, at: now }
        await store.update('calendarExceptions', { _id: day }, { $set }, { upsert: true })
        await auditChange(audit, { kind: 'calendar', id: day }, before && brief(before), brief($set))
      },
    }),
    route({
      method: 'DELETE',
      path: '/admin/calendar/:day',
      roles: MANAGERS,
      input: dayOnly,
      async handle({ input: { day }, audit }) {
        const before = await store.get<CalendarExceptionDoc>('calendarExceptions', day)
        if (!before) throw new AppError('NOT_FOUND', 'no exception on that day')
        await store.delete('calendarExceptions', { _id: day })
        await auditChange(audit, { kind: 'calendar', id: day }, brief(before), null)
      },
    }),
    route({
      method: 'GET',
      path: '/admin/replies',
      roles: EVERYBODY,
      input: nothing,
      async handle(): Promise<CannedReply[]> {
        const found = await store.find<CannedReplyDoc>('cannedReplies', {}, { sort: { _id: 1 }, limit: 500 })
        // Written in Teams they carry the agent's id.
        const names = await namesOfPeople(store)
        return found.map(({ _id, fr, en, by, updatedAt }) => ({
          ...{ name: _id, fr, en, by: names.get(by) ?? by },
          updatedAt: updatedAt.toISOString(),
        }))
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/replies/:name',
      roles: LEADS,
      input: replyInput,
      async handle({ input: { name, fr, en }, actor, now, audit }) {
        const before = await store.get<CannedReplyDoc>('cannedReplies', name)
        const $set = { fr, en, by: actor.name, updatedAt: now }
        await store.update('cannedReplies', { _id: name }, { $set }, { upsert: true })
        await auditChange(audit, { kind: 'reply', id: name }, before && { fr: before.fr, en: before.en }, {
          fr,
          en,
        })
      },
    }),
    route({
      method: 'DELETE',
      path: '/admin/replies/:name',
      roles: LEADS,
      input: replyName,
      async handle({ input: { name }, audit }) {
        const before = await store.get<CannedReplyDoc>('cannedReplies', name)
        if (!before) throw new AppError('NOT_FOUND', 'no such reply')
        await store.delete('cannedReplies', { _id: name })
        await auditChange(audit, { kind: 'reply', id: name }, { fr: before.fr, en: before.en }, null)
      },
    }),
    route({
      method: 'GET',
      path: '/admin/agents',
      roles: LEADS,
      input: nothing,
      async handle(): Promise<DeskAgent[]> {
        const agents = await store.find<DeskAgentDoc>('deskAgents', {}, { sort: { name: 1 }, limit: 500 })
        return Promise.all(
          agents.map(async ({ _id, name, role, presence, lastSeenAt }) => ({
            ...{ id: _id, name, role, presence },
            lastSeenAt: lastSeenAt.toISOString(),
            openTickets: await store.count('deskTickets', { agentId: _id, state: 'claimed' }),
          })),
        )
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/agents/:agentId',
      roles: MANAGERS,
      input: agentInput,
      async handle({ input: { agentId, role }, audit }) {
        const before = await store.get<DeskAgentDoc>('deskAgents', agentId)
        if (!before) throw new AppError('NOT_FOUND', 'no such agent')
        await store.update('deskAgents', { _id: agentId }, { $set: { role } })
        await auditChange(audit, { kind: 'agent', id: agentId, label: before.name }, before.role, role)
      },
    }),
  ]

  async function deskView(): Promise<DeskSettingsView> {
    const settings = await deskSettings(store)
    const stored = await store.get<DeskSettingsDoc>('deskSettings', 'desk')
    const { firstMinutes, nextMinutes, resolutionMinutes, ringMinutes, ringsBeforeLead, locale } = settings
    return {
      week: stored?.week ?? null,
      alsaceMoselle: settings.calendar.alsaceMoselle,
      ...{ firstMinutes, nextMinutes, resolutionMinutes, ringMinutes, ringsBeforeLead, locale },
    }
  }

  function exceptions(): Promise<CalendarExceptionDoc[]> {
    return store.find<CalendarExceptionDoc>('calendarExceptions', {}, { sort: { _id: 1 } })
  }
}

function assertHours(hours: unknown): void {
  const checked = hoursList.safeParse(hours)
  if (!checked.success) throw invalidInput(checked.error)
}

function brief({ kind, hours, note }: Pick<CalendarExceptionDoc, 'kind' | 'hours' | 'note'>) {
  return { kind, hours, note }
}

function monthOf(month: string, calendar: Calendar, exceptions: CalendarExceptionDoc[]): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day)) {
    const exception = exceptions.find(({ _id }) => _id === day)
    days.push({ day, hours: [...hoursOfDay(day, calendar)], exception: exception ? brief(exception) : null })
  }
  return days
}
