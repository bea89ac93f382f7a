import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AgentQuality } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'
import { useSignedIn } from '../../../api/session.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { PeriodPicker } from '../../../ui/period-picker.js'
import { type Period, periodOf } from '../../../ui/periods.js'
import { AgentTable } from './agent-table.js'

/** What reviews and installers say of each agent. */
export default function Agents(): ReactNode {
  const t = useT()
  const { now } = useSignedIn()
  const [period, setPeriod] = useState<Period>(() => periodOf('last_365', now))
  const query = useQuery({
    queryKey: ['quality', 'agents', period],
    queryFn: () => get<AgentQuality[]>('/quality/agents', { query: { ...period } }),
  })
  return (
    <>
      <div className={layout.bar}>
        <PeriodPicker period={period} choose={(chosen) => setPeriod({ ...period, ...chosen })} />
      </div>
      <Load query={query}>
        {(agents) =>
          agents.length === 0 ? (
            <EmptyState Icon={PeopleRegular} title={t('web.quality.no_agents')} />
          ) : (
            <AgentTable agents={agents} />
          )
        }
      </Load>
    </>
  )
}
