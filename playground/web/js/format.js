const ZONE = 'Europe/Paris'
const time = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('fr-FR', {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})
const full = new Intl.DateTimeFormat('fr-FR', {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** `10:42`, as phones write it. @param {Date} date */
export const clockTime = (date) => time.format(date)

/** `mardi 24 novembre` @param {Date} date */
export const dayName = (date) => day.format(date)

/** @param {Date} date */
export const fullDate = (date) => full.format(date).replace(':', '\u00a0h\u00a0')

/** What `<input type="datetime-local">` wants. @param {Date} date */
export const localInput = (date) => parts.format(date).replace(' ', 'T')

/**
 * A Paris wall-clock time as ISO with its offset.
 * @param {string} local 2026-11-24T10:00
 */
export function parisToIso(local) {
  for (const offset of ['+01:00', '+02:00']) {
    const iso = `${local.slice(0, 16)}:00${offset}`
    if (localInput(new Date(iso)) === local.slice(0, 16)) return iso
  }
  // The hour that is skipped in March.
  return `${local.slice(0, 16)}:00+01:00`
}

/** `1,2 Mo` @param {number} bytes */
export function fileSize(bytes) {
  if (bytes < 1000) return `${bytes}\u00a0octets`
  const kilo = bytes / 1000
  const value = kilo < 1000 ? kilo : kilo / 1000
  const text = value.toLocaleString('fr-FR', { maximumFractionDigits: value < 10 ? 1 : 0 })
  return `${text}\u00a0${kilo < 1000 ? 'ko' : 'Mo'}`
}
