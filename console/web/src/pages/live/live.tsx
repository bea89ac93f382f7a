import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import type { ReactNode } from 'react'
import { useLive } from '../../api/live.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { EmptyState } from '../../ui/empty-state.js'
import { Loading } from '../../ui/loading.js'
import { Page } from '../../ui/page.js'
import { Section } from '../../ui/section.js'
import { AgentList } from './agent-list.js'
import styles from './live.module.css'
import { OpenCases } from './open-cases.js'
import { Ticket } from './ticket.js'

/** What goes on now: who waits, who answers, what the bot leads. It changes by itself. */
export default function Live(): ReactNode {
  const t = useT()
  const format = useFormat()
  const { live, connected } = useLive()
  if (!live) {
    return (
      <Page title={t('web.live.title')}>
        {connected ? <Loading /> : <p role="alert">{t('web.state.no_answer')}</p>}
      </Page>
    )
  }
  // What was promised first comes first, so what is late stands above.
  const tickets = live.tickets.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
  const waiting = tickets.filter(({ state }) => state === 'waiting')
  const claimed = tickets.filter(({ state }) => state === 'claimed')
  return (
    <Page title={t('web.live.title')}>
      <div role="status">
        {!connected && (
          <MessageBar intent="warning" className={styles.connection}>
            <MessageBarBody>{t('web.live.reconnecting', { at: format.time(live.at) })}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <div className={styles.columns}>
        <Section title={t('web.live.waiting', { total: waiting.length })}>
          {waiting.length === 0 ? (
            <EmptyState Icon={CheckmarkCircleRegular} title={t('web.live.nobody_waits')} />
          ) : (
            <ul className={styles.list}>
              {waiting.map((ticket) => (
                <li key={ticket.id}>
                  <Ticket ticket={ticket} now={live.at} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t('web.live.claimed', { total: claimed.length })}>
          {claimed.length === 0 && <p className={styles.none}>{t('web.live.nobody_claimed')}</p>}
          <ul className={styles.list}>
            {claimed.map((ticket) => (
              <li key={ticket.id}>
                <Ticket ticket={ticket} now={live.at} />
              </li>
            ))}
          </ul>
        </Section>
        <div className={styles.side}>
          <AgentList agents={live.agents} />
          <OpenCases cases={live.cases} />
        </div>
      </div>
    </Page>
  )
}
