import { type ReactNode, useEffect } from 'react'
import { Redirect, useSearchParams } from 'wouter'
import { useSession } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { Door } from '../../ui/door.js'
import { ErrorState } from '../../ui/error-state.js'
import { Loading } from '../../ui/loading.js'
import { DemoSignIn } from './demo-sign-in.js'
import { OidcSignIn } from './oidc-sign-in.js'
import { PasswordForm } from './password-form.js'
import { SignInLanguage } from './sign-in-language.js'

/** Every way in that this installation has, and back to the page that was asked for. */
export default function SignIn(): ReactNode {
  const t = useT()
  const { data, error, refetch } = useSession()
  const [search] = useSearchParams()
  const to = safeTarget(search.get('to'))

  useEffect(() => {
    document.title = `${t('web.sign_in.title')} · Sésame`
  }, [t])

  if (data?.user) return <Redirect to={to} replace />
  return (
    <Door title={t('web.sign_in.title')} lead={t('web.sign_in.lead')} foot={<SignInLanguage />}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.ways.demo && <DemoSignIn />}
      {data?.ways.oidc && <OidcSignIn url={data.ways.oidc.url} to={to} />}
      {data?.ways.password && <PasswordForm alone={!data.ways.oidc && !data.ways.demo} />}
    </Door>
  )
}

/** Only a page of the console: an address from elsewhere would make sign-in a way to lead people astray. */
function safeTarget(wanted: string | null): string {
  return wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.includes('\\') ? wanted : '/cases'
}
