import { Button, SearchBox, Switch } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { TextRow } from '../../../../../contract/admin.js'
import type { Paged } from '../../../../../contract/common.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { ErrorState } from '../../../ui/error-state.js'
import layout from '../../../ui/layout.module.css'
import { Loading } from '../../../ui/loading.js'
import { Section } from '../../../ui/section.js'
import table from '../../../ui/table.module.css'
import { TextDialog } from './text-dialog.js'
import { TextLine } from './text-line.js'

/** Everything the bot says; each sentence can be said otherwise. */
export default function Texts(): ReactNode {
  const t = useT()
  const [find, setFind] = useState('')
  const [overridden, setOverridden] = useState(false)
  const [editing, setEditing] = useState<TextRow | null>(null)
  const asked = { find: useDeferredValue(find), overridden: overridden ? 'true' : '' }
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['admin', 'texts', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Paged<TextRow>>('/admin/texts', { query: { ...asked, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section
      title={t('web.admin.part.texts')}
      aside={
        <span className={layout.bar}>
          <SearchBox
            aria-label={t('web.texts.find')}
            placeholder={t('web.texts.find')}
            value={find}
            onChange={(_, { value }) => setFind(value)}
          />
          <Switch
            label={t('web.texts.overridden')}
            checked={overridden}
            onChange={(_, { checked }) => setOverridden(checked)}
          />
        </span>
      }
    >
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <p>{t('web.texts.none')}</p>}
      <ul className={layout.list}>
        {rows.map((row) => (
          <li key={row.key}>
            <TextLine row={row} edit={() => setEditing(row)} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={table.more}>
          <Button onClick={() => void fetchNextPage()}>{t('web.action.more')}</Button>
        </div>
      )}
      {editing && <TextDialog row={editing} close={() => setEditing(null)} />}
    </Section>
  )
}
