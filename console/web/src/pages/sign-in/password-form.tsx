import { Button, Divider, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiFailure } from '../../api/api-failure.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { useErrorText } from '../../ui/error-text.js'
import styles from './sign-in.module.css'
import { useEntered } from './use-entered.js'

/** Name and password, then the six digits when the account has them. `alone`: there is no other way in. */
export function PasswordForm({ alone }: { alone: boolean }): ReactNode {
  const t = useT()
  const text = useErrorText()
  const entered = useEntered()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState<string | null>(null)
  const digits = useRef<HTMLInputElement>(null)
  const enter = useMutation({
    mutationFn: () => send('POST', '/session/password', { login, password, ...(totp ? { totp } : {}) }),
    onSuccess: entered,
    onError: (error) => {
      if (error instanceof ApiFailure && error.code === 'TOTP_NEEDED') setTotp((now) => now ?? '')
    },
  })
  const asksDigits = totp !== null
  const refused = enter.error && !(enter.error instanceof ApiFailure && enter.error.code === 'TOTP_NEEDED')

  useEffect(() => {
    if (asksDigits) digits.current?.focus()
  }, [asksDigits])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  return (
    <>
      {!alone && <Divider className={styles.or}>{t('web.sign_in.or')}</Divider>}
      <form className={styles.form} onSubmit={submit}>
        {refused && (
          <MessageBar intent="error">
            <MessageBarBody>{text(enter.error)}</MessageBarBody>
          </MessageBar>
        )}
        <Field label={t('web.sign_in.login')} required>
          <Input
            autoComplete="username"
            autoCapitalize="none"
            value={login}
            onChange={(_, { value }) => setLogin(value)}
          />
        </Field>
        <Field label={t('web.sign_in.password')} required>
          <Input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        {asksDigits && (
          <Field label={t('web.sign_in.totp')} hint={t('web.sign_in.totp_hint')} required>
            <Input
              ref={digits}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={totp}
              onChange={(_, { value }) => setTotp(value.replace(/\D/g, ''))}
            />
          </Field>
        )}
        <Button
          type="submit"
          appearance={alone ? 'primary' : 'secondary'}
          disabled={enter.isPending || login === '' || password === '' || (asksDigits && totp.length < 6)}
        >
          {t('web.sign_in.enter')}
        </Button>
      </form>
    </>
  )
}
