/** Hours of a day, `HH:MM`. */
export type Hours = readonly { from: string; to: string }[]

/** « 9:00-12:00, 13:00-17:30 » as a person types it; null when it cannot be read or runs backwards. */
export function parseHours(text: string): { from: string; to: string }[] | null {
  if (text.trim() === '') return []
  const parts = text.split(/[,;]/).map((part) => {
    const match = /^\s*(\d{1,2})\s*[:h]?\s*(\d{2})?\s*[-–]\s*(\d{1,2})\s*[:h]?\s*(\d{2})?\s*$/.exec(part)
    if (!match) return null
    const [, fromHour, fromMinute, toHour, toMinute] = match
    const from = clock(fromHour, fromMinute)
    const to = clock(toHour, toMinute)
    return from && to && from < to ? { from, to } : null
  })
  const known = parts.filter((part) => part !== null)
  return known.length === parts.length ? known : null
}

export function writeHours(hours: Hours): string {
  return hours.map(({ from, to }) => `${from}-${to}`).join(', ')
}

function clock(hour = '', minute = '00'): string | null {
  if (Number(hour) > 24 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}
