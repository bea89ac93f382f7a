import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { AccessRow } from '../../../../contract/access.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { ipAddress } from '../../ui/ip-address.js'
import layout from '../../ui/layout.module.css'
import table from '../../ui/table.module.css'

export function AccessTable({ rows }: { rows: readonly AccessRow[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  return (
    <div className={table.frame}>
      <table className={`${table.table} ${table.cards}`}>
        <caption className="heard">{t('web.access.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('web.access.at')}</th>
            <th scope="col">{t('web.access.who')}</th>
            <th scope="col">{t('web.access.action')}</th>
            <th scope="col">{t('web.access.subject')}</th>
            <th scope="col">{t('web.access.detail')}</th>
            <th scope="col">{t('web.access.address')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, at, actor, actionText, subject, detail, address }) => (
            <tr key={id}>
              <td className={table.tight}>{format.moment(at)}</td>
              <td data-label={t('web.access.who')}>
                <span>
                  {actor.name}
                  {actor.role && (
                    <span className={`${layout.soft} ${layout.line}`}>{t(`web.role.${actor.role}`)}</span>
                  )}
                </span>
              </td>
              <td data-label={t('web.access.action')}>{actionText}</td>
              <td data-label={t('web.access.subject')}>
                {subject.kind === 'case' ? (
                  <Link href={`/cases/${subject.id}`}>{subject.label}</Link>
                ) : (
                  subject.label
                )}
              </td>
              <td data-label={t('web.access.detail')}>{detail}</td>
              <td data-label={t('web.access.address')} className={`${layout.code} ${table.address}`}>
                {address && ipAddress(address)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
