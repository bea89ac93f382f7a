import { Badge, Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { SampledCase } from '../../../../../contract/quality.js'
import { useSignedIn } from '../../../api/session.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

export function SampleLine({ one, score }: { one: SampledCase; score(): void }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { user } = useSignedIn()
  return (
    <div className={layout.row}>
      <div className={layout.grow}>
        <Link href={`/cases/${one.caseId}`}>{one.number}</Link>
        <span className={`${layout.soft} ${layout.line}`}>{format.moment(one.closedAt)}</span>
      </div>
      {one.why.map((why) => (
        <Badge key={why} appearance="tint" color={why === 'random' ? 'subtle' : 'warning'}>
          {t(`web.quality.why.${why}`)}
        </Badge>
      ))}
      {one.reviewId ? (
        <Badge appearance="tint" color="success">
          {t('web.quality.scored')}
        </Badge>
      ) : (
        user.role !== 'auditor' && (
          <Button size="small" onClick={score}>
            {t('web.quality.score')}
            <span className="heard">{one.number}</span>
          </Button>
        )
      )}
    </div>
  )
}
