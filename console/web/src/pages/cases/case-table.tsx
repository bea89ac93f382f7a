import type { ReactNode } from 'react'
import type { CaseRow } from '../../../../contract/cases.js'
import { useT } from '../../i18n/language.js'
import table from '../../ui/table.module.css'
import { CaseTableRow } from './case-table-row.js'

export function CaseTable({ rows }: { rows: readonly CaseRow[] }): ReactNode {
  const t = useT()
  return (
    <div className={table.frame}>
      <table className={`${table.table} ${table.linked} ${table.cards}`}>
        <caption className="heard">{t('web.cases.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('web.cases.column.number')}</th>
            <th scope="col">{t('web.cases.column.who')}</th>
            <th scope="col">{t('web.cases.column.device')}</th>
            <th scope="col">{t('web.cases.column.state')}</th>
            <th scope="col">{t('web.cases.column.agent')}</th>
            <th scope="col">{t('web.cases.column.promise')}</th>
            <th scope="col" className={table.number}>
              {t('web.cases.column.csat')}
            </th>
            <th scope="col" className={table.number}>
              {t('web.cases.column.code_after')}
            </th>
            <th scope="col">{t('web.cases.column.opened')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CaseTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
