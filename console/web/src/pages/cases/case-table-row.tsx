import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { CaseRow } from '../../../../contract/cases.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import layout from '../../ui/layout.module.css'
import { OutcomeBadge } from '../../ui/outcome-badge.js'
import { PromiseMark } from '../../ui/promise-mark.js'
import table from '../../ui/table.module.css'
import { CaseHits } from './case-hits.js'
import styles from './cases.module.css'

export function CaseTableRow({ row }: { row: CaseRow }): ReactNode {
  const t = useT()
  const format = useFormat()
  const column = (name: 'device' | 'state' | 'agent' | 'promise' | 'csat' | 'code_after' | 'opened') => ({
    'data-label': t(`web.cases.column.${name}`),
  })
  return (
    <tr>
      <td className={table.tight}>
        <span>
          <Link href={`/cases/${row.id}`} className={table.reach}>
            {row.number}
          </Link>
          {row.kind === 'request' && (
            <span className={`${layout.soft} ${layout.line}`}>{t('web.cases.request')}</span>
          )}
        </span>
      </td>
      <td>
        <span>
          <span className={layout.line}>{row.company?.name ?? t('web.cases.no_company')}</span>
          {row.person && <span className={layout.soft}>{row.person}</span>}
          <CaseHits hits={row.hits} />
        </span>
      </td>
      <td {...column('device')}>
        {row.serials.length + row.models.length > 0 && (
          <span>
            <span className={`${layout.line} ${layout.code}`}>{row.serials.slice(0, 2).join(', ')}</span>
            <span className={layout.soft}>
              <span className={table.tight}>{row.models[0]}</span>{' '}
              {row.serials.length > 2 && t('web.cases.more_devices', { count: row.serials.length - 2 })}
            </span>
          </span>
        )}
      </td>
      <td {...column('state')}>
        <span>
          <OutcomeBadge state={row.state} outcome={row.outcome} />
          {row.reason && (
            <span className={`${layout.soft} ${layout.line} ${styles.reason}`}>{row.reason.text}</span>
          )}
        </span>
      </td>
      <td {...column('agent')}>{row.agents.map(({ name }) => name).join(', ')}</td>
      <td {...column('promise')}>
        <PromiseMark promise={row.promise} />
      </td>
      <td {...column('csat')} className={table.number}>
        {row.csat !== null && t('web.csat.out_of_five', { score: row.csat })}
      </td>
      <td {...column('code_after')} className={table.number}>
        {row.codeAfter !== null && format.duration(row.codeAfter)}
      </td>
      <td {...column('opened')} className={table.tight}>
        {format.moment(row.openedAt)}
      </td>
    </tr>
  )
}
