import type { ReactNode } from 'react'
import chart from '../../charts/charts.module.css'
import { HeatMap } from '../../charts/heat-map.js'
import { useLanguage } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'

/** A Monday; only its weekday is used. */
const MONDAY = Date.UTC(2026, 0, 5, 12)
const DAY_MS = 86_400_000

/** When installers write: `heat[weekday][hour]`, Monday first, Paris time. */
export function HoursChart({ heat }: { heat: readonly (readonly number[])[] }): ReactNode {
  const { t, locale } = useLanguage()
  const title = t('web.figures.hours')
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const none = heat.every((hours) => hours.every((count) => count === 0))
  return (
    <Section title={title}>
      <p className={chart.note}>{t('web.figures.hours_note')}</p>
      {none ? (
        <p className={chart.none}>{t('web.chart.none')}</p>
      ) : (
        <HeatMap
          title={title}
          columns={Array.from({ length: 24 }, (_, hour) => String(hour))}
          rows={heat.map((values, day) => ({
            id: String(day),
            label: weekday.format(new Date(MONDAY + day * DAY_MS)),
            values,
          }))}
          write={(count) => t('web.figures.messages', { count })}
        />
      )}
    </Section>
  )
}
