import {
  Button,
  Field,
  Input,
  MenuButton,
  Popover,
  PopoverSurface,
  PopoverTrigger,
} from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useSignedIn } from '../api/session.js'
import { useFormat } from '../i18n/format.js'
import { useT } from '../i18n/language.js'
import choice from './choice-menu.module.css'
import styles from './period-picker.module.css'
import { type Period, PRESETS, periodOf, presetOf } from './periods.js'

interface Props {
  /** Either end may be missing: open. */
  period: Partial<Period>
  choose(period: Partial<Period>): void
  /** May there be no period at all? */
  optional?: boolean
}

export function PeriodPicker({ period, choose, optional = false }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const { now } = useSignedIn()
  const [open, setOpen] = useState(false)
  const { from = '', to = '' } = period
  const preset = from && to ? presetOf({ from, to }, now) : null
  const days = [from, to].filter((day) => day !== '').map((day) => format.day(day))
  const label = preset ? t(`web.period.${preset}`) : days.join(' – ')
  const take = (next: Partial<Period>) => {
    choose(next)
    setOpen(false)
  }
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton size="small" className={label && optional ? choice.active : undefined}>
          {label || t('web.period.label')}
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('web.period.label')}>
        <div className={styles.presets}>
          {PRESETS.map((one) => (
            <Button
              key={one}
              size="small"
              appearance={one === preset ? 'primary' : 'subtle'}
              onClick={() => take(periodOf(one, now))}
            >
              {t(`web.period.${one}`)}
            </Button>
          ))}
        </div>
        <div className={styles.days}>
          <Field label={t('web.period.from')} size="small">
            <Input
              type="date"
              value={from}
              max={to}
              onChange={(_, { value }) => choose({ from: value, to })}
            />
          </Field>
          <Field label={t('web.period.to')} size="small">
            <Input
              type="date"
              value={to}
              min={from}
              onChange={(_, { value }) => choose({ from, to: value })}
            />
          </Field>
        </div>
        {optional && label && (
          <Button size="small" onClick={() => take({ from: '', to: '' })}>
            {t('web.period.any')}
          </Button>
        )}
      </PopoverSurface>
    </Popover>
  )
}
