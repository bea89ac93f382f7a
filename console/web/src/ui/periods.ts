/** Days of the calendar in Paris, `2026-11-22`; both ends are included. */
export interface Period {
  from: string
  to: string
}

export const PRESETS = ['today', 'last_7', 'last_30', 'this_month', 'last_month', 'last_365'] as const
export type Preset = (typeof PRESETS)[number]

/** `now` is a moment, ISO 8601. */
export function periodOf(preset: Preset, now: string): Period {
  const today = parisDay(now)
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'last_7':
      return { from: addDays(today, -6), to: today }
    case 'last_30':
      return { from: addDays(today, -29), to: today }
    case 'last_365':
      return { from: addDays(today, -364), to: today }
    case 'this_month':
      return { from: `${today.slice(0, 8)}01`, to: today }
    case 'last_month': {
      const end = addDays(`${today.slice(0, 8)}01`, -1)
      return { from: `${end.slice(0, 8)}01`, to: end }
    }
  }
}

export function presetOf(period: Period, now: string): Preset | null {
  return (
    PRESETS.find((preset) => {
      const { from, to } = periodOf(preset, now)
      return from === period.from && to === period.to
    }) ?? null
  )
}

export function parisDay(at: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(at))
}

export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** How many days a period has. */
export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000) + 1
}
