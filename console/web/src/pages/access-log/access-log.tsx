import { Button, Input } from '@fluentui/react-components'
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark'
import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import type { AccessAction } from '../../../../contract/access.js'
import { searchOf } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import type { WebKey } from '../../i18n/t.js'
import { ChoiceMenu } from '../../ui/choice-menu.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorState } from '../../ui/error-state.js'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.js'
import { Page } from '../../ui/page.js'
import { PeriodPicker } from '../../ui/period-picker.js'
import table from '../../ui/table.module.css'
import { AccessTable } from './access-table.js'
import { ChainCheck } from './chain-check.js'
import { useAccess } from './use-access.js'

/** In the order of the filter's menu: what was looked at, then what was done, then who came and went. */
const ACTIONS: Record<AccessAction, WebKey> = {
  'case.read': 'web.access.case_read',
  'case.searched': 'web.access.case_searched',
  'case.revealed': 'web.access.case_revealed',
  'case.file': 'web.access.case_file',
  'case.watched': 'web.access.case_watched',
  'export.asked': 'web.access.export_asked',
  'export.downloaded': 'web.access.export_downloaded',
  'export.deleted': 'web.access.export_deleted',
  'live.read': 'web.access.live_read',
  'live.whispered': 'web.access.live_whispered',
  'quality.scored': 'web.access.quality_scored',
  'quality.noted': 'web.access.quality_noted',
  'quality.disputed': 'web.access.quality_disputed',
  'admin.changed': 'web.access.admin_changed',
  'admin.replayed': 'web.access.admin_replayed',
  'letters.read': 'web.access.letters_read',
  'chain.verified': 'web.access.chain_verified',
  'access.read': 'web.access.access_read',
  'session.signed_in': 'web.access.session_signed_in',
  'session.refused': 'web.access.session_refused',
  'session.signed_out': 'web.access.session_signed_out',
  'session.password_set': 'web.access.session_password_set',
}

/** Who read, revealed, exported and changed what. */
export default function AccessLog(): ReactNode {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const filters = {
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    subject: search.get('subject') ?? '',
    action: search.getAll('action'),
  }
  const change = (changes: Partial<typeof filters>) =>
    setSearch(searchOf({ ...filters, ...changes }), { replace: true })
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAccess(filters)
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={t('web.access.title')} lead={t('web.access.lead')} actions={<ChainCheck />}>
      <search className={layout.bar}>
        <PeriodPicker optional period={filters} choose={change} />
        <ChoiceMenu
          label={t('web.access.action')}
          choices={Object.entries(ACTIONS).map(([value, key]) => ({ value, text: t(key) }))}
          chosen={filters.action}
          choose={(action) => change({ action })}
        />
        <Input
          size="small"
          aria-label={t('web.access.subject')}
          placeholder={t('web.access.subject')}
          value={filters.subject}
          onChange={(_, { value }) => change({ subject: value })}
        />
      </search>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <EmptyState Icon={ShieldCheckmarkRegular} title={t('web.access.none')} />}
      {rows.length > 0 && <AccessTable rows={rows} />}
      {hasNextPage && (
        <div className={table.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('web.action.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
