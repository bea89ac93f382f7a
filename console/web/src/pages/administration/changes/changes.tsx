import { Button } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Changes as Page } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorState } from '../../../ui/error-state.js'
import layout from '../../../ui/layout.module.css'
import { Loading } from '../../../ui/loading.js'
import { Section } from '../../../ui/section.js'
import table from '../../../ui/table.module.css'

/** What was set by whom, newest first. */
export default function Changes(): ReactNode {
  const t = useT()
  const format = useFormat()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['admin', 'changes'],
    queryFn: ({ pageParam }) => get<Page>('/admin/changes', { query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section title={t('web.admin.part.changes')}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <EmptyState Icon={HistoryRegular} title={t('web.changes.none')} />}
      <ul className={layout.list}>
        {rows.map(({ id, at, by, what, before, after }) => (
          <li key={id}>
            {what}
            {(before !== null || after !== null) && (
              <p className={layout.text}>
                {before !== null && <del>{before}</del>}
                {before !== null && after !== null && ' → '}
                {after !== null && <ins>{after}</ins>}
              </p>
            )}
            <span className={`${layout.soft} ${layout.line}`}>
              {by} · {format.moment(at)}
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={table.more}>
          <Button onClick={() => void fetchNextPage()}>{t('web.action.more')}</Button>
        </div>
      )}
    </Section>
  )
}
