import { Avatar, Select } from '@fluentui/react-components'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DeskAgent } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'

/** The people of the desk in Teams, and who leads. */
export function DeskAgents(): ReactNode {
  const t = useT()
  const format = useFormat()
  const query = useQuery({ queryKey: ['admin', 'agents'], queryFn: () => get<DeskAgent[]>('/admin/agents') })
  const change = useChange(['admin', 'agents'])
  return (
    <Section title={t('web.people.agents')}>
      <Load query={query}>
        {(agents) =>
          agents.length === 0 ? (
            <EmptyState Icon={PeopleRegular} title={t('web.live.no_agents')} />
          ) : (
            <ul className={layout.list}>
              {agents.map(({ id, name, role, presence, lastSeenAt, openTickets }) => (
                <li key={id} className={layout.row}>
                  <Avatar
                    aria-hidden
                    name={name}
                    color="colorful"
                    badge={{ status: presence === 'available' ? 'available' : 'away' }}
                  />
                  <div className={layout.grow}>
                    {name}
                    <span className={`${layout.soft} ${layout.line}`}>
                      {t(`web.presence.${presence}`)} ·{' '}
                      {t('web.people.seen', { at: format.moment(lastSeenAt) })} ·{' '}
                      {t('web.live.tickets', { count: openTickets })}
                    </span>
                  </div>
                  <Select
                    aria-label={t('web.people.role_of', { name })}
                    value={role}
                    onChange={(_, { value }) =>
                      change.mutate({
                        method: 'PUT',
                        path: `/admin/agents/${encodeURIComponent(id)}`,
                        body: { role: value },
                      })
                    }
                  >
                    <option value="agent">{t('web.role.agent')}</option>
                    <option value="lead">{t('web.role.lead')}</option>
                  </Select>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </Section>
  )
}
