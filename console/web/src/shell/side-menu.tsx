import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useSignedIn } from '../api/session.js'
import { useT } from '../i18n/language.js'
import { placesFor } from './places.js'
import styles from './side-menu.module.css'

/** The pages this person may open. `wide`: in the drawer, where labels always stand beside their icons. */
export function SideMenu({ wide = false }: { wide?: boolean }): ReactNode {
  const t = useT()
  const { user } = useSignedIn()
  const [path] = useLocation()
  return (
    <nav aria-label={t('web.nav.label')} className={wide ? `${styles.menu} ${styles.wide}` : styles.menu}>
      <ul className={styles.list}>
        {placesFor(user.role).map(({ path: to, label, Icon }) => (
          <li key={to}>
            <Link
              href={to}
              className={styles.item}
              aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}
            >
              <Icon className={styles.icon} />
              <span>{t(label)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
