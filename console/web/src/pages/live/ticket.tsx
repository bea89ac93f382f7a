import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Role } from '../../../../contract/common.js'
import type { LiveTicket } from '../../../../contract/live.js'
import { useSignedIn } from '../../api/session.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { parisDay } from '../../ui/periods.js'
import { WHISPER } from '../case/whisper-place.js'
import styles from './live.module.css'

/** Whose word reaches the agent; the server decides. */
const WHISPERERS: readonly Role[] = ['lead', 'manager', 'admin']

interface Props {
  ticket: LiveTicket
  /** When the page was true: what is due today needs no day. */
  now: string
}

export function Ticket({ ticket, now }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const { user } = useSignedIn()
  const due =
    parisDay(ticket.dueAt) === parisDay(now) ? format.time(ticket.dueAt) : format.moment(ticket.dueAt)
  return (
    <article className={`${styles.ticket} ${ticket.late ? styles.late : ''}`}>
      <p className={styles.head}>
        <Link href={`/cases/${ticket.caseId}`} className={styles.number}>
          {ticket.number}
        </Link>
        <Badge appearance="tint" color={ticket.late ? 'danger' : 'informative'}>
          {t(ticket.late ? 'web.live.late' : 'web.live.due', { at: due })}
        </Badge>
      </p>
      <p className={styles.cause}>{ticket.causeText}</p>
      {ticket.lastText && <p className={styles.last}>{ticket.lastText}</p>}
      <p className={styles.foot}>
        {t('web.live.since', { at: format.moment(ticket.openedAt) })}
        {ticket.agent && ` · ${ticket.agent.name}`}
        {ticket.agent && ` · ${t(`web.live.waits_${ticket.waitsFor}`)}`}
      </p>
      {WHISPERERS.includes(user.role) && (
        <Link href={`/cases/${ticket.caseId}#${WHISPER}`}>
          {t('web.live.whisper')}
          <span className="heard">{ticket.number}</span>
        </Link>
      )}
    </article>
  )
}
