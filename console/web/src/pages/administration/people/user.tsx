import { Badge, Button, Select } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { ConsoleUser } from '../../../../../contract/admin.js'
import type { Role } from '../../../../../contract/common.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import admin from '../administration.module.css'

const ROLES: readonly Role[] = ['agent', 'lead', 'manager', 'auditor', 'admin']

export function User({ user }: { user: ConsoleUser }): ReactNode {
  const t = useT()
  const format = useFormat()
  const change = useChange(['admin', 'users'])
  const { id, login, name, role, way, disabled, locked, totp, sessions, lastSignInAt } = user
  const path = `/admin/users/${encodeURIComponent(id)}`
  const put = (body: object) => change.mutate({ method: 'PUT', path, body })
  return (
    <div className={admin.row}>
      <div className={admin.grow}>
        {name} {disabled && <Badge color="danger">{t('web.people.disabled')}</Badge>}{' '}
        {locked && <Badge color="warning">{t('web.people.locked')}</Badge>}
        <span className={`${admin.soft} ${admin.line}`}>
          {[
            login,
            t(`web.account.way_${way}`),
            totp && t('web.account.totp'),
            lastSignInAt && t('web.account.seen', { at: format.moment(lastSignInAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Select
        aria-label={t('web.people.role_of', { name })}
        value={role ?? ''}
        onChange={(_, { value }) => put({ role: value })}
      >
        {role === null && <option value="">{t('web.people.no_role')}</option>}
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t(`web.role.${one}`)}
          </option>
        ))}
      </Select>
      {locked && <Button onClick={() => put({ unlock: true })}>{t('web.people.unlock')}</Button>}
      {totp && <Button onClick={() => put({ resetTotp: true })}>{t('web.people.reset_totp')}</Button>}
      {sessions > 0 && (
        <Button onClick={() => change.mutate({ method: 'DELETE', path: `${path}/sessions` })}>
          {t('web.people.end_sessions', { total: sessions })}
        </Button>
      )}
      <Button onClick={() => put({ disabled: !disabled })}>
        {t(disabled ? 'web.people.enable' : 'web.people.disable')}
      </Button>
    </div>
  )
}
