import { Button } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useSignedIn } from '../api/session.js'
import { useT } from '../i18n/language.js'
import icon from '../icon.svg'
import { DeskState } from './desk-state.js'
import styles from './top-bar.module.css'
import { UserMenu } from './user-menu.js'

export function TopBar({ openMenu }: { openMenu(): void }): ReactNode {
  const t = useT()
  const { simulated } = useSignedIn()
  return (
    <header className={styles.bar}>
      <span className={styles.burger}>
        <Button
          appearance="subtle"
          aria-label={t('web.shell.open_menu')}
          icon={<NavigationRegular />}
          onClick={openMenu}
        />
      </span>
      <Link href="/cases" className={styles.brand}>
        <img src={icon} alt="" width={24} height={24} />
        <span>{t('web.shell.product')}</span>
      </Link>
      {simulated && <span className={styles.playground}>{t('web.shell.playground')}</span>}
      <DeskState />
      <UserMenu />
    </header>
  )
}
