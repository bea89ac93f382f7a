import { Badge } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import type { ReactNode } from 'react'
import type { CaseView, MatchLine } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './match.module.css'

const ICONS = { agrees: CheckmarkCircleFilled, differs: DismissCircleFilled, unknown: SubtractCircleRegular }
const COLORS = { match: 'success', mismatch: 'danger', unsure: 'warning' } as const

/** What the label says and what it was held against, line by line. */
export function Match({ match }: { match: CaseView['match'] }): ReactNode {
  const t = useT()
  if (!match.outcome && match.lines.length === 0) return null
  return (
    <Section
      title={t('web.match.title')}
      aside={
        match.outcome && (
          <Badge appearance="tint" color={COLORS[match.outcome]}>
            {t(`web.match.${match.outcome}`)}
          </Badge>
        )
      }
    >
      {match.text && <p className={styles.text}>{match.text}</p>}
      {match.lines.length > 0 && (
        <div className={styles.frame}>
          <table className={styles.lines}>
            <caption className="heard">{t('web.match.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('web.match.what')}</th>
                <th scope="col">{t('web.match.label')}</th>
                <th scope="col">{t('web.match.other')}</th>
                <th scope="col">{t('web.match.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {match.lines.map((line, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same but for their place.
                <Line key={place} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function Line({ line }: { line: MatchLine }): ReactNode {
  const t = useT()
  const Icon = ICONS[line.verdict]
  return (
    <tr>
      <th scope="row">{line.whatText}</th>
      <td className={styles.value} data-label={t('web.match.label')}>
        {line.label}
      </td>
      <td className={styles.value} data-label={t('web.match.other')}>
        {line.other}
      </td>
      <td>
        <span className={styles.verdict}>
          <Icon className={styles[line.verdict]} />
          {line.text}
        </span>
      </td>
    </tr>
  )
}
