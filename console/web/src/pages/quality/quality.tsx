import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Redirect } from 'wouter'
import type { Role } from '../../../../contract/common.js'
import { useSignedIn } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { Loading } from '../../ui/loading.js'
import { Page } from '../../ui/page.js'
import { Tabs } from '../../ui/tabs.js'

interface Part {
  name: 'sample' | 'reviews' | 'notes' | 'agents' | 'card'
  roles: readonly Role[]
  Show: ComponentType
}

const READERS: readonly Role[] = ['lead', 'manager', 'auditor', 'admin']
const EVERYBODY: readonly Role[] = ['agent', ...READERS]

const PARTS: readonly Part[] = [
  { name: 'sample', roles: READERS, Show: lazy(() => import('./sample/sample.js')) },
  { name: 'reviews', roles: EVERYBODY, Show: lazy(() => import('./reviews/reviews.js')) },
  { name: 'notes', roles: EVERYBODY, Show: lazy(() => import('./notes/notes.js')) },
  { name: 'agents', roles: READERS, Show: lazy(() => import('./agents/agents.js')) },
  { name: 'card', roles: ['manager', 'admin'], Show: lazy(() => import('./card/card.js')) },
]

export default function Quality({ part }: { part: string | undefined }): ReactNode {
  const t = useT()
  const { user } = useSignedIn()
  const allowed = PARTS.filter(({ roles }) => roles.includes(user.role))
  const open = allowed.find(({ name }) => name === part)
  const [first] = allowed
  if (!open) return <Redirect to={`/quality/${first?.name ?? 'reviews'}`} replace />
  return (
    <Page title={t('web.quality.title')} tab={t(`web.quality.part.${open.name}`)}>
      <Tabs
        label={t('web.quality.title')}
        tabs={allowed.map(({ name }) => ({
          path: `/quality/${name}`,
          text: t(`web.quality.part.${name}`),
          current: name === open.name,
        }))}
      />
      <Suspense fallback={<Loading />}>
        <open.Show />
      </Suspense>
    </Page>
  )
}
