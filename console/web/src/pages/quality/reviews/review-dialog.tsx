import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Review, ScoreCard } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import { Load } from '../../../ui/load.js'
import quality from '../quality.module.css'
import { CriterionScore } from './criterion-score.js'

interface Props {
  number: string
  caseId: string
  agentId: string
  close(): void
}

/** Scores a case by the card. What was not scored does not count. */
export function ReviewDialog({ number, caseId, agentId, close }: Props): ReactNode {
  const t = useT()
  const card = useQuery({ queryKey: ['quality', 'card'], queryFn: () => get<ScoreCard>('/quality/card') })
  const [scores, setScores] = useState<Review['scores']>({})
  const [comment, setComment] = useState('')
  const change = useChange<Review>(['quality'], close)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const all = Object.fromEntries((card.data?.criteria ?? []).map(({ id }) => [id, scores[id] ?? null]))
    change.mutate({
      method: 'POST',
      path: '/quality/reviews',
      body: { caseId, agentId, scores: all, comment },
    })
  }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('web.quality.score_case', { number })}</DialogTitle>
            <DialogContent className={quality.form}>
              <Load query={card}>
                {({ criteria }) =>
                  criteria.map((criterion) => (
                    <CriterionScore
                      key={criterion.id}
                      criterion={criterion}
                      score={scores[criterion.id]}
                      choose={(score) => setScores({ ...scores, [criterion.id]: score })}
                    />
                  ))
                }
              </Load>
              <Field label={t('web.quality.comment')}>
                <Textarea
                  rows={3}
                  maxLength={2000}
                  value={comment}
                  onChange={(_, { value }) => setComment(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('web.action.cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabled={Object.values(scores).every((score) => score === null) || change.isPending}
              >
                {t('web.action.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
