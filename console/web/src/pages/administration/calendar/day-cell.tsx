import type { ReactNode } from 'react'
import type { CalendarDay } from '../../../../../contract/admin.js'
import { useT } from '../../../i18n/language.js'
import styles from './month.module.css'

interface Props {
  day: CalendarDay
  name: string
  open(): void
}

export function DayCell({ day, name, open }: Props): ReactNode {
  const t = useT()
  const { hours, exception } = day
  const closed = hours.length === 0
  return (
    <button
      type="button"
      onClick={open}
      className={`${styles.day} ${closed ? styles.closed : ''} ${exception ? styles.exception : ''}`}
    >
      <span className="heard">{name}</span>
      <span aria-hidden className={styles.number}>
        {Number(day.day.slice(8))}
      </span>
      {closed ? (
        <span className={styles.hours}>{exception?.note ?? t('web.calendar.closed')}</span>
      ) : (
        hours.map(({ from, to }) => (
          <span key={from} className={styles.hours}>
            {from}–{to}
          </span>
        ))
      )}
      {exception && <span className="heard">{t('web.calendar.is_exception')}</span>}
    </button>
  )
}
