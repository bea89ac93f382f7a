import type { ReactNode } from 'react'
import type { ReleaseView } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './case.module.css'
import { ReleaseCard } from './release-card.js'

interface Props {
  caseId: string
  releases: readonly ReleaseView[]
  mayReveal: boolean
}

export function Releases({ caseId, releases, mayReveal }: Props): ReactNode {
  const t = useT()
  if (releases.length === 0) return null
  return (
    <Section title={t('web.release.title')}>
      <ul className={styles.list}>
        {releases.map((release) => (
          <li key={release.id}>
            <ReleaseCard caseId={caseId} release={release} mayReveal={mayReveal} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
