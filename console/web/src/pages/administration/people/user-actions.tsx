import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { type ReactNode, useState } from 'react'
import type { ConsoleUser } from '../../../../../contract/admin.js'
import { useSignedIn } from '../../../api/session.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import { ResetDialog } from './reset-dialog.js'

/** What an administrator may do with an account, besides its role. */
export function UserActions({ user }: { user: ConsoleUser }): ReactNode {
  const t = useT()
  const { user: me } = useSignedIn()
  const change = useChange(['admin', 'users'])
  const [resetting, setResetting] = useState(false)
  const { id, name, way, disabled, locked, totp, sessions } = user
  const path = `/admin/users/${encodeURIComponent(id)}`
  const put = (body: object) => change.mutate({ method: 'PUT', path, body })
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />} aria-label={t('web.people.actions', { name })} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {locked && <MenuItem onClick={() => put({ unlock: true })}>{t('web.people.unlock')}</MenuItem>}
            {way === 'password' && id !== me.id && (
              <MenuItem onClick={() => setResetting(true)}>{t('web.people.reset')}</MenuItem>
            )}
            {totp && (
              <MenuItem onClick={() => put({ resetTotp: true })}>{t('web.people.reset_totp')}</MenuItem>
            )}
            {sessions > 0 && (
              <MenuItem onClick={() => change.mutate({ method: 'DELETE', path: `${path}/sessions` })}>
                {t('web.people.end_sessions', { total: sessions })}
              </MenuItem>
            )}
            <MenuItem onClick={() => put({ disabled: !disabled })}>
              {t(disabled ? 'web.people.enable' : 'web.people.disable')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {resetting && <ResetDialog id={id} name={name} close={() => setResetting(false)} />}
    </>
  )
}
