import { Badge, Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Health as Neighbour } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'

const COLORS = {
  good: 'success',
  slow: 'warning',
  failing: 'danger',
  simulated: 'informative',
  not_configured: 'subtle',
} as const

/** The outside systems, asked just now. */
export default function Health(): ReactNode {
  const t = useT()
  const format = useFormat()
  const query = useQuery({
    queryKey: ['admin', 'health'],
    queryFn: () => get<Neighbour[]>('/admin/health'),
    refetchInterval: 30_000,
  })
  return (
    <Section
      title={t('web.health.title')}
      aside={
        <Button icon={<ArrowClockwiseRegular />} onClick={() => void query.refetch()}>
          {t('web.health.again')}
        </Button>
      }
    >
      <Load query={query}>
        {(neighbours) => (
          <ul className={layout.list}>
            {neighbours.map(({ name, label, state, detail, ms, checkedAt }) => (
              <li key={name} className={layout.row}>
                <div className={layout.grow}>
                  {label}
                  <span className={`${layout.soft} ${layout.line}`}>
                    {[detail, ms !== null && t('web.health.ms', { total: ms }), format.moment(checkedAt)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                <Badge appearance="tint" color={COLORS[state]}>
                  {t(`web.health.${state}`)}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </Load>
    </Section>
  )
}
