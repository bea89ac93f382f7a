import { Badge, Select } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { ConsoleUser } from '../../../../../contract/admin.js'
import type { Role } from '../../../../../contract/common.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { UserActions } from './user-actions.js'

const ROLES: readonly Role[] = ['agent', 'lead', 'manager', 'auditor', 'admin']

export function User({ user }: { user: ConsoleUser }): ReactNode {
  const t = useT()
  const format = useFormat()
  const change = useChange(['admin', 'users'])
  const { id, login, name, role, way, disabled, locked, totp, lastSignInAt, resetUntil } = user
  return (
    <div className={layout.row}>
      <div className={layout.grow}>
        {name} {disabled && <Badge color="danger">{t('web.people.disabled')}</Badge>}{' '}
        {locked && <Badge color="warning">{t('web.people.locked')}</Badge>}
        <span className={`${layout.soft} ${layout.line}`}>
          {[
            login,
            t(`web.account.way_${way}`),
            totp && t('web.account.totp'),
            lastSignInAt && t('web.people.seen', { at: format.moment(lastSignInAt) }),
            resetUntil && t('web.people.reset_until', { at: format.moment(resetUntil) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Select
        aria-label={t('web.people.role_of', { name })}
        value={role ?? ''}
        onChange={(_, { value }) =>
          change.mutate({
            method: 'PUT',
            path: `/admin/users/${encodeURIComponent(id)}`,
            body: { role: value },
          })
        }
      >
        {role === null && <option value="">{t('web.people.no_role')}</option>}
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t(`web.role.${one}`)}
          </option>
        ))}
      </Select>
      <UserActions user={user} />
    </div>
  )
}
