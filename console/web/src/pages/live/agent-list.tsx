import { Avatar } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { LiveAgent } from '../../../../contract/live.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './live.module.css'

export function AgentList({ agents }: { agents: readonly LiveAgent[] }): ReactNode {
  const t = useT()
  return (
    <Section title={t('web.live.agents')}>
      {agents.length === 0 && <p className={styles.none}>{t('web.live.no_agents')}</p>}
      <ul className={styles.people}>
        {agents.map(({ id, name, presence, tickets }) => (
          <li key={id}>
            <Avatar
              aria-hidden
              name={name}
              size={28}
              color="colorful"
              badge={{ status: presence === 'available' ? 'available' : 'away' }}
            />
            <span className={styles.name}>{name}</span>
            <span className={styles.foot}>
              {t(`web.presence.${presence}`)} · {t('web.live.tickets', { count: tickets })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
