import { Button } from '@fluentui/react-components'
import { PrintRegular } from '@fluentui/react-icons/svg/print'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/language.js'
import { ErrorState } from '../../ui/error-state.js'
import { Loading } from '../../ui/loading.js'
import { OutcomeBadge } from '../../ui/outcome-badge.js'
import { Page } from '../../ui/page.js'
import styles from './case.module.css'
import { CaseRecord } from './case-record.js'
import { Timeline } from './timeline.js'
import { TranscriptMenu } from './transcript-menu.js'
import { useCase } from './use-case.js'
import { Whisper } from './whisper.js'

export default function Case({ caseId }: { caseId: string }): ReactNode {
  const t = useT()
  const { data: view, error, refetch } = useCase(caseId)
  if (!view) {
    return (
      <Page title={t('web.case.title', { number: caseId })}>
        {error ? <ErrorState error={error} retry={refetch} /> : <Loading />}
      </Page>
    )
  }
  const { row } = view
  return (
    <Page
      tab={row.number}
      title={
        <span className={styles.title}>
          {t('web.case.title', { number: row.number })}
          <OutcomeBadge state={row.state} outcome={row.outcome} />
        </span>
      }
      lead={row.reason?.text}
      actions={
        <>
          <Button icon={<PrintRegular />} onClick={() => print()}>
            {t('web.case.print')}
          </Button>
          <TranscriptMenu caseId={row.id} />
        </>
      }
    >
      <div className={styles.columns}>
        <section className={styles.talk} aria-labelledby="talk">
          <h2 id="talk" className={styles.heading}>
            {t('web.case.talk')}
          </h2>
          <a href="#record" className={styles.jump}>
            {t('web.case.jump')}
          </a>
          <Timeline items={view.timeline} />
          {view.may.whisper && <Whisper caseId={row.id} />}
        </section>
        <CaseRecord view={view} />
      </div>
    </Page>
  )
}
