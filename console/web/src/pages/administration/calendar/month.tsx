import type { ReactNode } from 'react'
import type { CalendarDay } from '../../../../../contract/admin.js'
import { useFormat } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { DayCell } from './day-cell.js'
import styles from './month.module.css'

/** A Monday; only its weekday is used. */
const MONDAY = Date.UTC(2026, 0, 5, 12)
const DAY_MS = 86_400_000

interface Props {
  days: readonly CalendarDay[]
  open(day: CalendarDay): void
}

/** Weeks from Monday, days as buttons. */
export function Month({ days, open }: Props): ReactNode {
  const { locale } = useLanguage()
  const format = useFormat()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const [first] = days
  const blanks = first ? (new Date(`${first.day}T12:00:00Z`).getUTCDay() + 6) % 7 : 0
  return (
    <ol className={styles.month}>
      {Array.from({ length: 7 }, (_, day) => MONDAY + day * DAY_MS).map((at) => (
        <li key={at} className={styles.weekday} aria-hidden>
          {weekday.format(new Date(at))}
        </li>
      ))}
      {days.map((day, place) => (
        <li key={day.day} style={place === 0 ? { gridColumnStart: blanks + 1 } : undefined}>
          <DayCell day={day} name={format.longDay(`${day.day}T12:00:00Z`)} open={() => open(day)} />
        </li>
      ))}
    </ol>
  )
}
