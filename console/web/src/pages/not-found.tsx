import { SearchInfoRegular } from '@fluentui/react-icons/svg/search-info'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useT } from '../i18n/language.js'
import { EmptyState } from '../ui/empty-state.js'
import { Page } from '../ui/page.js'

export function NotFound(): ReactNode {
  const t = useT()
  return (
    <Page title={t('web.not_found.title')}>
      <EmptyState Icon={SearchInfoRegular} title={t('web.not_found.text')}>
        <Link href="/cases">{t('web.not_found.back')}</Link>
      </EmptyState>
    </Page>
  )
}
