import { Field, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { Criterion, Review } from '../../../../../contract/quality.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import { FormDialog } from '../../../ui/form-dialog.js'
import { CriterionScore } from './criterion-score.js'

interface Props {
  number: string
  caseId: string
  agentId: string
  criteria: readonly Criterion[]
  close(): void
}

/** Scores a case by the card. What was not scored does not count. */
export function ReviewDialog({ number, caseId, agentId, criteria, close }: Props): ReactNode {
  const t = useT()
  const [scores, setScores] = useState<Review['scores']>({})
  const [comment, setComment] = useState('')
  const change = useChange<Review>(['quality'], close)
  const submit = () => {
    const all = Object.fromEntries(criteria.map(({ id }) => [id, scores[id] ?? null]))
    change.mutate({
      method: 'POST',
      path: '/quality/reviews',
      body: { caseId, agentId, scores: all, comment },
    })
  }
  return (
    <FormDialog
      title={t('web.quality.score_case', { number })}
      close={close}
      answer={t('web.action.save')}
      ready={Object.values(scores).some((score) => score !== null) && !change.isPending}
      submit={submit}
    >
      {criteria.map((criterion) => (
        <CriterionScore
          key={criterion.id}
          criterion={criterion}
          score={scores[criterion.id]}
          choose={(score) => setScores({ ...scores, [criterion.id]: score })}
        />
      ))}
      <Field label={t('web.quality.comment')}>
        <Textarea rows={3} maxLength={2000} value={comment} onChange={(_, { value }) => setComment(value)} />
      </Field>
    </FormDialog>
  )
}
