import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Redirect } from 'wouter'
import type { Role } from '../../../../contract/common.js'
import { useSignedIn } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { Loading } from '../../ui/loading.js'
import { Page } from '../../ui/page.js'
import { Tabs } from '../../ui/tabs.js'

interface Part {
  name: 'calendar' | 'replies' | 'texts' | 'limits' | 'people' | 'messages' | 'health' | 'changes'
  roles: readonly Role[]
  Show: ComponentType
}

const MANAGERS: readonly Role[] = ['manager', 'admin']

const PARTS: readonly Part[] = [
  { name: 'calendar', roles: MANAGERS, Show: lazy(() => import('./calendar/calendar.js')) },
  { name: 'replies', roles: ['lead', 'manager', 'admin'], Show: lazy(() => import('./replies/replies.js')) },
  { name: 'texts', roles: MANAGERS, Show: lazy(() => import('./texts/texts.js')) },
  { name: 'limits', roles: MANAGERS, Show: lazy(() => import('./limits/limits.js')) },
  { name: 'people', roles: MANAGERS, Show: lazy(() => import('./people/people.js')) },
  { name: 'messages', roles: MANAGERS, Show: lazy(() => import('./messages/messages.js')) },
  { name: 'health', roles: MANAGERS, Show: lazy(() => import('./health/health.js')) },
  { name: 'changes', roles: MANAGERS, Show: lazy(() => import('./changes/changes.js')) },
]

/** What can be set, part by part; each has its own address. */
export default function Administration({ part }: { part: string | undefined }): ReactNode {
  const t = useT()
  const { user } = useSignedIn()
  const allowed = PARTS.filter(({ roles }) => roles.includes(user.role))
  const open = allowed.find(({ name }) => name === part)
  const [first] = allowed
  if (!open) return <Redirect to={first ? `/admin/${first.name}` : '/cases'} replace />
  return (
    <Page title={t('web.admin.title')} tab={t(`web.admin.part.${open.name}`)}>
      <Tabs
        label={t('web.admin.title')}
        tabs={allowed.map(({ name }) => ({
          path: `/admin/${name}`,
          text: t(`web.admin.part.${name}`),
          current: name === open.name,
        }))}
      />
      <Suspense fallback={<Loading />}>
        <open.Show />
      </Suspense>
    </Page>
  )
}
