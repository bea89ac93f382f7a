import { Badge, Button } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { OpenSession } from '../../../../contract/session.js'
import { get, send } from '../../api/client.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { ErrorState } from '../../ui/error-state.js'
import { ipAddress } from '../../ui/ip-address.js'
import layout from '../../ui/layout.module.css'
import { useSay } from '../../ui/say.js'
import { Section } from '../../ui/section.js'
import styles from './account.module.css'
import { browserName } from './browser-name.js'

const KEY = ['sessions']

export function OpenSessions(): ReactNode {
  const t = useT()
  const format = useFormat()
  const say = useSay()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => get<OpenSession[]>('/session/list'),
  })
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `/session/list/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    onError: say.failed,
  })
  return (
    <Section title={t('web.account.sessions')}>
      {error && <ErrorState error={error} retry={refetch} />}
      <ul className={styles.list}>
        {data?.map(({ id, browser, address, lastSeenAt, current }) => (
          <li key={id}>
            <span>
              {browserName(browser)}
              <span className={`${layout.soft} ${layout.line}`}>
                {ipAddress(address)} · {t('web.account.seen', { at: format.moment(lastSeenAt) })}
              </span>
            </span>
            {current ? (
              <Badge appearance="tint">{t('web.account.current')}</Badge>
            ) : (
              <Button size="small" onClick={() => end.mutate(id)}>
                {t('web.account.end')}
                <span className="heard">{browserName(browser)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
