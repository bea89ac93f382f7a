import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { CalendarDay } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import { FormDialog } from '../../../ui/form-dialog.js'
import { parseHours, writeHours } from './hours.js'

interface Props {
  day: CalendarDay
  close(): void
}

/** Closes a day, or part of it, or opens one that is usually closed. */
export function DayDialog({ day, close }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const change = useChange(['admin', 'calendar'], close)
  const [kind, setKind] = useState<'closed' | 'open'>(day.exception?.kind ?? 'closed')
  const [typed, setTyped] = useState(writeHours(day.exception?.hours ?? []))
  const [note, setNote] = useState(day.exception?.note ?? '')
  const hours = parseHours(typed)
  const wrong = hours === null || (kind === 'open' && hours.length === 0)
  const submit = () => {
    change.mutate({
      method: 'PUT',
      path: `/admin/calendar/${day.day}`,
      body: { kind, hours, note: note.trim() || null },
    })
  }
  return (
    <FormDialog
      title={format.longDay(`${day.day}T12:00:00Z`)}
      close={close}
      answer={t('web.action.save')}
      ready={!wrong && !change.isPending}
      submit={submit}
      others={
        day.exception && (
          <Button onClick={() => change.mutate({ method: 'DELETE', path: `/admin/calendar/${day.day}` })}>
            {t('web.calendar.usual')}
          </Button>
        )
      }
    >
      <Field label={t('web.calendar.kind')}>
        <RadioGroup
          layout="horizontal"
          value={kind}
          onChange={(_, { value }) => setKind(value === 'open' ? 'open' : 'closed')}
        >
          <Radio value="closed" label={t('web.calendar.closed')} />
          <Radio value="open" label={t('web.calendar.open')} />
        </RadioGroup>
      </Field>
      <Field
        label={t('web.calendar.hours')}
        hint={t(kind === 'closed' ? 'web.calendar.hours_closed' : 'web.calendar.hours_open')}
        {...(hours === null ? { validationMessage: t('web.calendar.hours_wrong') } : {})}
      >
        <Input value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Field label={t('web.calendar.note')} hint={t('web.calendar.note_hint')}>
        <Input maxLength={200} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  )
}
