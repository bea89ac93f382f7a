import { Field, Input, Switch } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { DeskSettingsView } from '../../../../../contract/admin.js'
import { useLanguage } from '../../../i18n/language.js'
import { parseHours, writeHours } from './hours.js'

type Week = DeskSettingsView['week']

interface Props {
  week: Week
  change(week: Week): void
}

/** What the hotline's own hours are, to start from: Monday to Friday, as the guide says. */
const USUAL = '09:00-12:00, 13:00-17:30'
const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
/** A Sunday; only weekdays are used. */
const SUNDAY = Date.UTC(2026, 0, 4, 12)
const DAY_MS = 86_400_000

export function WeekHours({ week, change }: Props): ReactNode {
  const { t, locale } = useLanguage()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      DAYS.map((day) => [day, week ? writeHours(week[day] ?? []) : Number(day) < 6 ? USUAL : '']),
    ),
  )
  const take = (next: Record<string, string>) => {
    setTyped(next)
    const read = DAYS.map((day) => [day, parseHours(next[day] ?? '')] as const)
    if (read.every(([, hours]) => hours !== null)) change(Object.fromEntries(read) as NonNullable<Week>)
  }
  return (
    <>
      <Switch
        label={t('web.desk.own_hours')}
        checked={week !== null}
        onChange={(_, { checked }) => (checked ? take(typed) : change(null))}
      />
      {week &&
        DAYS.map((day) => (
          <Field
            key={day}
            orientation="horizontal"
            label={weekday.format(new Date(SUNDAY + Number(day) * DAY_MS))}
            {...(parseHours(typed[day] ?? '') === null
              ? { validationMessage: t('web.calendar.hours_wrong') }
              : {})}
          >
            <Input
              value={typed[day] ?? ''}
              placeholder={t('web.calendar.closed')}
              onChange={(_, { value }) => take({ ...typed, [day]: value })}
            />
          </Field>
        ))}
    </>
  )
}
