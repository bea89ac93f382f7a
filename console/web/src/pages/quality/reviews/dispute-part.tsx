import { Button } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { Review } from '../../../../../contract/quality.js'
import { useSignedIn } from '../../../api/session.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import quality from '../quality.module.css'
import { AnswerForm } from './answer-form.js'
import { DisputeForm } from './dispute-form.js'

/** An agent's objection and what was answered; or the way to object, or to answer. */
export function DisputePart({ review }: { review: Review }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { user } = useSignedIn()
  const [writing, setWriting] = useState(false)
  const { dispute, by } = review
  const mayAnswer = (user.role === 'manager' || user.role === 'admin') && by.id !== user.id
  if (!dispute) {
    if (user.role !== 'agent') return null
    return writing ? (
      <DisputeForm reviewId={review.id} close={() => setWriting(false)} />
    ) : (
      <Button size="small" onClick={() => setWriting(true)}>
        {t('web.quality.object')}
      </Button>
    )
  }
  return (
    <div className={quality.dispute}>
      <strong>{t('web.quality.objection')}</strong>
      <p className={layout.text}>{dispute.text}</p>
      <span className={`${layout.soft} ${layout.line}`}>{format.moment(dispute.at)}</span>
      {dispute.answer && (
        <>
          <strong>{t(dispute.answer.accepted ? 'web.quality.accepted' : 'web.quality.upheld')}</strong>
          <p className={layout.text}>{dispute.answer.text}</p>
          <span className={`${layout.soft} ${layout.line}`}>
            {t('web.quality.by', { by: dispute.answer.by.name, at: format.moment(dispute.answer.at) })}
          </span>
        </>
      )}
      {!dispute.answer && mayAnswer && <AnswerForm reviewId={review.id} />}
    </div>
  )
}
