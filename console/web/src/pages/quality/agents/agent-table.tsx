import type { ReactNode } from 'react'
import type { AgentQuality } from '../../../../../contract/quality.js'
import { NONE } from '../../../i18n/create-format.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import table from '../../../ui/table.module.css'

export function AgentTable({ agents }: { agents: readonly AgentQuality[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <div className={table.frame}>
      <table className={`${table.table} ${table.cards}`}>
        <caption className="heard">{t('web.quality.part.agents')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('web.quality.agent')}</th>
            <th scope="col" className={table.number}>
              {t('web.quality.average')}
            </th>
            <th scope="col">{t('web.quality.by_criterion')}</th>
            <th scope="col" className={table.number}>
              {t('web.quality.reviews')}
            </th>
            <th scope="col" className={table.number}>
              {t('web.quality.disputes')}
            </th>
            <th scope="col" className={table.number}>
              {t('web.quality.csat')}
            </th>
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, name, average, byCriterion, reviews, disputes, csat }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td data-label={t('web.quality.average')} className={table.number}>
                {average === null ? NONE : t('web.quality.total', { total: format.number(average) })}
              </td>
              <td data-label={t('web.quality.by_criterion')}>
                <span>
                  {byCriterion
                    .filter((one) => one.average !== null)
                    .map((one) => (
                      <span key={one.id} className={`${layout.soft} ${layout.line}`}>
                        {one.label} {format.number(one.average ?? 0, 1)}
                      </span>
                    ))}
                </span>
              </td>
              <td data-label={t('web.quality.reviews')} className={table.number}>
                {format.number(reviews)}
              </td>
              <td data-label={t('web.quality.disputes')} className={table.number}>
                {format.number(disputes)}
              </td>
              <td data-label={t('web.quality.csat')} className={table.number}>
                {csat.average === null
                  ? NONE
                  : t('web.quality.csat_of', {
                      score: format.number(csat.average, 1),
                      total: format.number(csat.answered),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
