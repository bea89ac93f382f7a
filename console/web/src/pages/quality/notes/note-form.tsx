import { Button, Field, Select, Textarea } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useCaseChoices } from '../../../api/case-choices.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Section } from '../../../ui/section.js'

export function NoteForm(): ReactNode {
  const t = useT()
  const { data: choices } = useCaseChoices()
  const [agentId, setAgentId] = useState('')
  const [text, setText] = useState('')
  const change = useChange(['quality', 'notes'], () => setText(''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ method: 'POST', path: '/quality/notes', body: { agentId, text } })
  }
  return (
    <Section title={t('web.quality.write_note')}>
      <form className={layout.form} onSubmit={submit}>
        <Field label={t('web.quality.for')} required>
          <Select value={agentId} onChange={(_, { value }) => setAgentId(value)}>
            <option value="">{t('web.quality.choose_agent')}</option>
            {choices?.agents.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('web.quality.note')} required>
          <Textarea rows={3} maxLength={2000} value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <div>
          <Button
            type="submit"
            appearance="primary"
            disabled={agentId === '' || text.trim() === '' || change.isPending}
          >
            {t('web.quality.send_note')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
