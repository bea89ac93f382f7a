import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Criterion, ScoreCard } from '../../../../../contract/quality.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { CriterionForm } from './criterion-form.js'

/** The criteria in force; saving makes a new version, and reviews of before keep theirs. */
export function CardForm({ card }: { card: ScoreCard }): ReactNode {
  const t = useT()
  const [criteria, setCriteria] = useState<Criterion[]>(card.criteria)
  const change = useChange(['quality', 'card'])
  const replace = (id: string, next: Criterion | null) =>
    setCriteria(criteria.flatMap((one) => (one.id === id ? (next ?? []) : one)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ method: 'PUT', path: '/quality/card', body: { version: card.version, criteria } })
  }
  return (
    <form className={layout.form} onSubmit={submit}>
      {criteria.map((criterion) => (
        <CriterionForm
          key={criterion.id}
          criterion={criterion}
          change={(next) => replace(criterion.id, next)}
        />
      ))}
      <div className={layout.row}>
        <Button
          icon={<AddRegular />}
          onClick={() => setCriteria([...criteria, fresh(criteria.map(({ id }) => id))])}
        >
          {t('web.quality.add_criterion')}
        </Button>
        <Button
          type="submit"
          appearance="primary"
          disabled={
            criteria.length === 0 || criteria.some(({ label }) => label.trim() === '') || change.isPending
          }
        >
          {t('web.action.save')}
        </Button>
      </div>
    </form>
  )
}

function fresh(taken: readonly string[]): Criterion {
  const free = Array.from({ length: taken.length + 1 }, (_, place) => `own_${place + 1}`)
  const id = free.find((one) => !taken.includes(one)) ?? 'own'
  return { id, label: '', help: '', weight: 1, vital: false }
}
