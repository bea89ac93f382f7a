import { Badge, Button } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { ReleaseView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { capital } from '../../ui/capital.js'
import { Facts } from '../../ui/facts.js'
import styles from './case.module.css'
import { RevealDialog } from './reveal-dialog.js'

interface Props {
  caseId: string
  release: ReleaseView
  mayReveal: boolean
}

const MOMENTS = ['requestedAt', 'issuedAt', 'deliveredAt', 'openedAt', 'expiresAt', 'endedAt'] as const

export function ReleaseCard({ caseId, release, mayReveal }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  return (
    <>
      <p className={styles.row}>
        <strong className={styles.code}>{release.shortSerial}</strong>
        <Badge appearance="tint" color="informative">
          {capital(release.stateText)}
        </Badge>
        {(shown ?? release.code) && <span className={styles.code}>{shown ?? release.code}</span>}
        {mayReveal && release.revealable && !shown && (
          <Button className="not-printed" size="small" onClick={() => setAsking(true)}>
            {t('web.reveal.show')}
          </Button>
        )}
      </p>
      <Facts
        facts={[
          [t('web.release.by'), release.by],
          ...MOMENTS.map((name) => {
            const at = release[name]
            return [t(`web.release.${name}`), at && format.fullMoment(at)] as const
          }),
        ]}
      />
      {asking && (
        <RevealDialog
          close={() => setAsking(false)}
          ask={{ caseId, what: 'code', releaseId: release.id }}
          revealed={setShown}
        />
      )}
    </>
  )
}
