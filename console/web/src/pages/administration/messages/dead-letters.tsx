import { Button } from '@fluentui/react-components'
import { MailCheckmarkRegular } from '@fluentui/react-icons/svg/mail-checkmark'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DeadLetter } from '../../../../../contract/admin.js'
import type { Paged } from '../../../../../contract/common.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorState } from '../../../ui/error-state.js'
import layout from '../../../ui/layout.module.css'
import { Loading } from '../../../ui/loading.js'
import { Section } from '../../../ui/section.js'
import table from '../../../ui/table.module.css'
import { DeadLetterLine } from './dead-letter-line.js'

/** What could not be sent, or not be dealt with, after the last try. */
export function DeadLetters({ side }: { side: DeadLetter['side'] }): ReactNode {
  const t = useT()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['admin', 'dead-letters', side],
    queryFn: ({ pageParam }) =>
      get<Paged<DeadLetter>>('/admin/dead-letters', { query: { side, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
  const letters = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section title={t(`web.letters.${side}`)}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && letters.length === 0 && (
        <EmptyState Icon={MailCheckmarkRegular} title={t('web.letters.none')} />
      )}
      <ul className={layout.list}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <DeadLetterLine letter={letter} />
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
