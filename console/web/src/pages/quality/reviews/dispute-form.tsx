import { Button, Field, Textarea } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

export function DisputeForm({ reviewId, close }: { reviewId: string; close(): void }): ReactNode {
  const t = useT()
  const [text, setText] = useState('')
  const change = useChange(['quality'], close)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ method: 'POST', path: `/quality/reviews/${reviewId}/dispute`, body: { text } })
  }
  return (
    <form className={layout.form} onSubmit={submit}>
      <Field label={t('web.quality.why_object')} required>
        <Textarea maxLength={2000} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <div className={layout.row}>
        <Button type="submit" appearance="primary" disabled={text.trim() === '' || change.isPending}>
          {t('web.quality.object')}
        </Button>
        <Button onClick={close}>{t('web.action.cancel')}</Button>
      </div>
    </form>
  )
}
