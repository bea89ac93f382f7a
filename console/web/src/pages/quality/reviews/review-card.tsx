import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Review } from '../../../../../contract/quality.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Section } from '../../../ui/section.js'
import quality from '../quality.module.css'
import { DisputePart } from './dispute-part.js'

export function ReviewCard({ review }: { review: Review }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { agent, number, caseId, total, criteria, scores, comment } = review
  return (
    <Section
      title={agent.name}
      aside={
        <span className={quality.score}>
          {total === null
            ? t('web.quality.not_scored')
            : t('web.quality.total', { total: format.number(total) })}
        </span>
      }
    >
      <Link href={`/cases/${caseId}`}>{number}</Link>
      <span className={`${layout.soft} ${layout.line}`}>
        {t('web.quality.by', { by: review.by.name, at: format.moment(review.at) })}
      </span>
      <dl className={quality.scores}>
        {criteria.map(({ id, label }) => [
          <dt key={`${id}-label`}>{label}</dt>,
          <dd key={`${id}-score`}>{scores[id] ?? t('web.quality.does_not_apply')}</dd>,
        ])}
      </dl>
      {comment && <p className={layout.text}>{comment}</p>}
      <DisputePart review={review} />
    </Section>
  )
}
