import { Button } from '@fluentui/react-components'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CalendarDay } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useSignedIn } from '../../../api/session.js'
import { useLanguage } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { parisDay } from '../../../ui/periods.js'
import { Section } from '../../../ui/section.js'
import admin from '../administration.module.css'
import { DayDialog } from './day-dialog.js'
import { DeskTimes } from './desk-times.js'
import { Month } from './month.js'

/** Hours of the hotline by month; a day can be closed or opened by exception. */
export default function Calendar(): ReactNode {
  const { t, locale } = useLanguage()
  const { now } = useSignedIn()
  const [month, setMonth] = useState(parisDay(now).slice(0, 7))
  const [day, setDay] = useState<CalendarDay | null>(null)
  const query = useQuery({
    queryKey: ['admin', 'calendar', month],
    queryFn: () => get<CalendarDay[]>('/admin/calendar', { query: { month } }),
  })
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <div className={admin.pair}>
      <Section
        title={name.format(new Date(`${month}-15T12:00:00Z`))}
        aside={
          <span className={layout.bar}>
            <Button
              appearance="subtle"
              icon={<ChevronLeftRegular />}
              aria-label={t('web.calendar.previous')}
              onClick={() => setMonth(moved(month, -1))}
            />
            <Button
              appearance="subtle"
              icon={<ChevronRightRegular />}
              aria-label={t('web.calendar.next')}
              onClick={() => setMonth(moved(month, 1))}
            />
          </span>
        }
      >
        <Load query={query}>{(days) => <Month days={days} open={setDay} />}</Load>
      </Section>
      <DeskTimes />
      {day && <DayDialog key={day.day} day={day} close={() => setDay(null)} />}
    </div>
  )
}

function moved(month: string, by: number): string {
  const at = new Date(`${month}-15T12:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + by)
  return at.toISOString().slice(0, 7)
}
