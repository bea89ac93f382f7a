import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import { useT } from '../../i18n/language.js'

const REFUSALS = ['refused', 'unreachable', 'no_role'] as const

/** To the company's own sign-in and back; what went wrong there stands in the address. */
export function OidcSignIn({ url, to }: { url: string; to: string }): ReactNode {
  const t = useT()
  const [search] = useSearchParams()
  const refusal = REFUSALS.find((one) => one === search.get('signin'))
  return (
    <>
      {refusal && (
        <MessageBar intent="error">
          <MessageBarBody>{t(`web.sign_in.oidc_${refusal}`)}</MessageBarBody>
        </MessageBar>
      )}
      <Button
        appearance="primary"
        size="large"
        as="a"
        href={`${url}?${new URLSearchParams({ to: `/console${to}` })}`}
      >
        {t('web.sign_in.oidc')}
      </Button>
    </>
  )
}
