import { Button, Field, SpinButton, Switch } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DeskSettingsView } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { WeekHours } from './week-hours.js'

const NUMBERS = [
  'firstMinutes',
  'nextMinutes',
  'resolutionMinutes',
  'ringMinutes',
  'ringsBeforeLead',
] as const

/** What is promised to installers, and when colleagues are called. */
export function DeskForm({ settings }: { settings: DeskSettingsView }): ReactNode {
  const t = useT()
  const [draft, setDraft] = useState(settings)
  const change = useChange(['admin'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ method: 'PUT', path: '/admin/desk', body: draft })
  }
  return (
    <form className={layout.form} onSubmit={submit}>
      <WeekHours week={draft.week} change={(week) => setDraft({ ...draft, week })} />
      {NUMBERS.map((name) => (
        <Field key={name} label={t(`web.desk.${name}`)}>
          <SpinButton
            min={1}
            max={name === 'ringsBeforeLead' ? 20 : 10_080}
            value={draft[name]}
            onChange={(_, { value, displayValue }) => {
              const number = value ?? Number(displayValue)
              if (Number.isInteger(number)) setDraft({ ...draft, [name]: number })
            }}
          />
        </Field>
      ))}
      <Switch
        label={t('web.desk.alsace')}
        checked={draft.alsaceMoselle}
        onChange={(_, { checked }) => setDraft({ ...draft, alsaceMoselle: checked })}
      />
      <Button type="submit" appearance="primary" disabled={change.isPending || draft === settings}>
        {t('web.action.save')}
      </Button>
    </form>
  )
}
