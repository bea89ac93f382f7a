import { Button, Spinner } from '@fluentui/react-components'
import { SearchInfoRegular } from '@fluentui/react-icons/svg/search-info'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorState } from '../../ui/error-state.js'
import { Loading } from '../../ui/loading.js'
import { Page } from '../../ui/page.js'
import table from '../../ui/table.module.css'
import { ActiveFilters } from './active-filters.js'
import { CaseTable } from './case-table.js'
import styles from './cases.module.css'
import { CasesExport } from './cases-export.js'
import { FilterBar } from './filter-bar.js'
import { NowStrip } from './now-strip.js'
import { SavedFilters } from './saved-filters.js'
import { useCaseFilters } from './use-case-filters.js'
import { useCases } from './use-cases.js'

/** Counted up to here; beyond it the list says « more than ». */
const COUNTED = 1000

export default function Cases(): ReactNode {
  const t = useT()
  const format = useFormat()
  const state = useCaseFilters()
  const {
    data,
    error,
    refetch,
    isFetching,
    isPlaceholderData,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useCases(state.filters)
  const [first] = data?.pages ?? []
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const total = first?.total ?? null

  return (
    <Page
      title={t('web.cases.title')}
      actions={
        <>
          <SavedFilters query={state.query} apply={state.replace} />
          <CasesExport filters={state.filters} />
        </>
      }
    >
      <NowStrip />
      <FilterBar state={state} />
      <ActiveFilters state={state} company={rows[0]?.company ?? null} />
      <p className={styles.count} role="status">
        {total !== null &&
          (total >= COUNTED
            ? t('web.cases.count_more', { limit: format.number(COUNTED) })
            : t('web.cases.count', { count: total }))}
        {first?.more && t('web.cases.narrow')}
        {isFetching && !isFetchingNextPage && <Spinner size="extra-tiny" aria-hidden />}
      </p>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && (
        <EmptyState Icon={SearchInfoRegular} title={t('web.cases.none')}>
          {state.query === '' ? (
            <p>{t('web.cases.none_yet')}</p>
          ) : (
            <Button onClick={() => state.replace('')}>{t('web.cases.clear')}</Button>
          )}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className={isPlaceholderData ? styles.stale : undefined}>
          <CaseTable rows={rows} />
        </div>
      )}
      {hasNextPage && (
        <div className={table.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? t('web.state.loading') : t('web.action.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
