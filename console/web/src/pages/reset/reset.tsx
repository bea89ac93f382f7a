import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { ResetFor } from '../../../../contract/session.js'
import { send } from '../../api/client.js'
import { fetchSession } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { Door } from '../../ui/door.js'
import { ErrorState } from '../../ui/error-state.js'
import { Loading } from '../../ui/loading.js'
import { NewPassword } from './new-password.js'

/** Where the link of an administrator leads: one chooses a password, then signs in as ever. */
export default function Reset(): ReactNode {
  const t = useT()
  const [token, setToken] = useState(() => location.hash.slice(1))
  const [done, setDone] = useState(false)
  const found = useQuery({
    queryKey: ['reset', token],
    queryFn: async () => {
      await fetchSession()
      return send<ResetFor>('POST', '/session/reset/look', { token })
    },
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

  useEffect(() => {
    document.title = `${t('web.reset.title')} · Sésame`
  }, [t])
  useEffect(() => {
    const take = () => {
      const given = location.hash.slice(1)
      if (given === '') return
      setToken(given)
      setDone(false)
      // The link opens an account: it stays neither in the address bar nor in the history.
      history.replaceState(null, '', location.pathname)
    }
    take()
    // Another link where one was over: the browser loads nothing anew for it.
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])

  return (
    <Door title={t('web.reset.title')}>
      {done ? (
        <>
          <p role="status">{t('web.reset.done')}</p>
          <Link href="/sign-in">{t('web.reset.sign_in')}</Link>
        </>
      ) : found.data ? (
        <NewPassword key={token} token={token} account={found.data} done={() => setDone(true)} />
      ) : token === '' ? (
        <p>{t('web.reset.no_link')}</p>
      ) : found.error ? (
        <ErrorState error={found.error} />
      ) : (
        <Loading />
      )}
    </Door>
  )
}
