import { Spinner } from '@fluentui/react-components'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useT } from '../i18n/language.js'
import { CrashBoundary } from '../ui/crash-boundary.js'
import { PrintedBy } from '../ui/printed-by.js'
import { MenuDrawer } from './menu-drawer.js'
import styles from './shell.module.css'
import { SideMenu } from './side-menu.js'
import { TopBar } from './top-bar.js'
import { useSameLanguage } from './use-same-language.js'

/** What stands around every page: the bar, the menu, and the place of the page itself. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const t = useT()
  const [path] = useLocation()
  const [drawer, setDrawer] = useState(false)
  useSameLanguage()

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of page starts at its top.
  useEffect(() => {
    setDrawer(false)
    document.getElementById('main')?.scrollTo(0, 0)
  }, [path])

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('web.shell.skip')}
      </a>
      <TopBar openMenu={() => setDrawer(true)} />
      <div className={styles.body}>
        <div className={styles.side}>
          <SideMenu />
        </div>
        <main id="main" className={styles.main} tabIndex={-1}>
          <PrintedBy />
          <CrashBoundary key={path}>
            <Suspense fallback={<Spinner className={styles.waiting} label={t('web.state.loading')} />}>
              {children}
            </Suspense>
          </CrashBoundary>
        </main>
      </div>
      <MenuDrawer open={drawer} close={() => setDrawer(false)} />
    </div>
  )
}
