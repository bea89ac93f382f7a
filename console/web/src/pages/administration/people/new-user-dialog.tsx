import { Field, Input, MessageBar, MessageBarBody, Select } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { NewUser } from '../../../../../contract/admin.js'
import type { Role } from '../../../../../contract/common.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import { FormDialog } from '../../../ui/form-dialog.js'
import layout from '../../../ui/layout.module.css'

const ROLES: readonly Role[] = ['agent', 'lead', 'manager', 'auditor', 'admin']

/** A local account; its first password is shown this once. */
export function NewUserDialog({ close }: { close(): void }): ReactNode {
  const t = useT()
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState('manager')
  const [made, setMade] = useState<NewUser | null>(null)
  const change = useChange<NewUser>(['admin', 'users'], setMade)
  const submit = () => {
    change.mutate({ method: 'POST', path: '/admin/users', body: { login, name, role } })
  }
  return (
    <FormDialog
      title={t('web.people.add')}
      close={close}
      answer={made ? null : t('web.people.create')}
      ready={login.length >= 2 && name.trim() !== '' && !change.isPending}
      submit={submit}
    >
      {made ? (
        <MessageBar intent="success">
          <MessageBarBody>
            {t('web.people.password_once')} <code className={layout.code}>{made.password}</code>
          </MessageBarBody>
        </MessageBar>
      ) : (
        <>
          <Field label={t('web.sign_in.login')} required>
            <Input autoCapitalize="none" value={login} onChange={(_, { value }) => setLogin(value)} />
          </Field>
          <Field label={t('web.people.name')} required>
            <Input value={name} onChange={(_, { value }) => setName(value)} />
          </Field>
          <Field label={t('web.account.role')}>
            <Select value={role} onChange={(_, { value }) => setRole(value)}>
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {t(`web.role.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
    </FormDialog>
  )
}
