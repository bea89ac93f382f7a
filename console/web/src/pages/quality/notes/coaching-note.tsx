import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Note } from '../../../../../contract/quality.js'
import { useSignedIn } from '../../../api/session.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

export function CoachingNote({ note }: { note: Note }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { user } = useSignedIn()
  const change = useChange(['quality', 'notes'])
  const { id, agent, by, caseId, number, text, at, seenAt } = note
  return (
    <>
      <strong>{agent.name}</strong>{' '}
      {caseId && <Link href={`/cases/${caseId}`}>{number ?? t('web.quality.its_case')}</Link>}
      <p className={layout.text}>{text}</p>
      <span className={`${layout.soft} ${layout.line}`}>
        {t('web.quality.by', { by: by.name, at: format.moment(at) })}
        {' · '}
        {seenAt ? t('web.quality.seen', { at: format.moment(seenAt) }) : t('web.quality.unseen')}
      </span>
      {user.role === 'agent' && !seenAt && (
        <Button
          size="small"
          onClick={() => change.mutate({ method: 'POST', path: `/quality/notes/${id}/seen` })}
        >
          {t('web.quality.mark_seen')}
        </Button>
      )}
    </>
  )
}
