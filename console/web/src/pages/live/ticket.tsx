import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { LiveTicket } from '../../../../contract/live.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import styles from './live.module.css'

export function Ticket({ ticket }: { ticket: LiveTicket }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <article className={`${styles.ticket} ${ticket.late ? styles.late : ''}`}>
      <p className={styles.head}>
        <Link href={`/cases/${ticket.caseId}`} className={styles.number}>
          {ticket.number}
        </Link>
        <Badge appearance="tint" color={ticket.late ? 'danger' : 'informative'}>
          {t(ticket.late ? 'web.live.late' : 'web.live.due', { at: format.time(ticket.dueAt) })}
        </Badge>
      </p>
      <p className={styles.cause}>{ticket.causeText}</p>
      {ticket.lastText && <p className={styles.last}>{ticket.lastText}</p>}
      <p className={styles.foot}>
        {t('web.live.since', { at: format.moment(ticket.openedAt) })}
        {ticket.agent && ` · ${ticket.agent.name}`}
        {ticket.agent && ` · ${t(`web.live.waits_${ticket.waitsFor}`)}`}
      </p>
    </article>
  )
}
