import { Button, Field, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

/** Somebody else than who scored says what stands. */
export function AnswerForm({ reviewId }: { reviewId: string }): ReactNode {
  const t = useT()
  const [text, setText] = useState('')
  const change = useChange(['quality'])
  const answer = (accepted: boolean) =>
    change.mutate({ method: 'POST', path: `/quality/reviews/${reviewId}/answer`, body: { text, accepted } })
  const idle = text.trim() !== '' && !change.isPending
  return (
    <div className={layout.form}>
      <Field label={t('web.quality.answer')} required>
        <Textarea maxLength={2000} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <div className={layout.row}>
        <Button disabled={!idle} onClick={() => answer(true)}>
          {t('web.quality.accept')}
        </Button>
        <Button disabled={!idle} onClick={() => answer(false)}>
          {t('web.quality.uphold')}
        </Button>
      </div>
    </div>
  )
}
