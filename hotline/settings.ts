/** How the desk works: the defaults of the guide, and what managers changed in the console. */
import { z } from 'zod/v4'
import type { Store } from '../core/store.js'
import type { CalendarExceptionDoc, DeskSettingsDoc } from '../models/desk.js'
import { type Calendar, HOTLINE_CALENDAR, type Hours } from './calendar.js'

export interface DeskSettings {
  /** Working minutes until the first answer, until each next one, and until the end. */
  firstMinutes: number
  nextMinutes: number
  resolutionMinutes: number
  /** Working minutes without a taker until the next ring, and rings until the lead is called. */
  ringMinutes: number
  ringsBeforeLead: number
  /** Language of the cards. */
  locale: 'fr' | 'en'
  calendar: Calendar
}

export const DEFAULT_SETTINGS: DeskSettings = {
  firstMinutes: 30,
  nextMinutes: 30,
  resolutionMinutes: 240,
  ringMinutes: 5,
  ringsBeforeLead: 2,
  locale: 'fr',
  calendar: HOTLINE_CALENDAR,
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')

/** Hours of one day as the console may send them: in order, none empty, none overlapping. */
export const hoursList = z
  .array(z.object({ from: time, to: time }))
  .max(6)
  .refine(
    (hours) =>
      hours.every(
        ({ from, to }, index) => from < to && (index === 0 || (hours[index - 1]?.to ?? '') <= from),
      ),
    'hours must be in order and must not overlap',
  )

let last: { key: string; settings: DeskSettings } | null = null

/**
 * The settings in force. Cheap enough to ask for every time: the calendar stays the same object while nothing changes,
 * so that what was computed for it stays known.
 */
export async function deskSettings(store: Store): Promise<DeskSettings> {
  const stored = await store.get<DeskSettingsDoc>('deskSettings', 'desk')
  const exceptions = await store.find<CalendarExceptionDoc>('calendarExceptions', {}, { sort: { _id: 1 } })
  const key = JSON.stringify([stored, exceptions])
  if (last?.key === key) return last.settings
  const settings = { ...DEFAULT_SETTINGS, ...numbersOf(stored), calendar: calendarOf(stored, exceptions) }
  last = { key, settings }
  return settings
}

function numbersOf(stored: DeskSettingsDoc | null): Partial<DeskSettings> {
  if (!stored) return {}
  const { firstMinutes, nextMinutes, resolutionMinutes, ringMinutes, ringsBeforeLead, locale } = stored
  return { firstMinutes, nextMinutes, resolutionMinutes, ringMinutes, ringsBeforeLead, locale }
}

function calendarOf(stored: DeskSettingsDoc | null, exceptions: CalendarExceptionDoc[]): Calendar {
  return {
    ...HOTLINE_CALENDAR,
    week: (stored?.week as Record<number, Hours[]> | null | undefined) ?? HOTLINE_CALENDAR.week,
    alsaceMoselle: stored?.alsaceMoselle ?? false,
    exceptions: exceptions.map(({ _id: date, kind, hours }) =>
      kind === 'open' ? { date, kind, hours } : { date, kind, ...(hours.length > 0 ? { hours } : {}) },
    ),
  }
}
