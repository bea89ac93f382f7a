import { Button, Field, Input } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { TotpSetup } from '../../../../contract/session.js'
import { send } from '../../api/client.js'
import { SESSION_KEY } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { useSay } from '../../ui/say.js'
import { Section } from '../../ui/section.js'
import styles from './account.module.css'

/** Six digits from an app at each sign-in: the key is taken over by link or by hand, then proved once. */
export function SecondFactor({ on }: { on: boolean }): ReactNode {
  const t = useT()
  const say = useSay()
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const renewed = {
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
    onError: say.failed,
  }
  const start = useMutation({
    mutationFn: () => send<TotpSetup>('POST', '/session/totp'),
    onError: say.failed,
  })
  const confirm = useMutation({ mutationFn: () => send('PUT', '/session/totp', { code }), ...renewed })
  const stop = useMutation({ mutationFn: () => send('DELETE', '/session/totp'), ...renewed })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <Section title={t('web.account.totp')}>
      <p>{t(on ? 'web.account.totp_on' : 'web.account.totp_off')}</p>
      {on && <Button onClick={() => stop.mutate()}>{t('web.account.totp_stop')}</Button>}
      {!on && !start.data && <Button onClick={() => start.mutate()}>{t('web.account.totp_start')}</Button>}
      {!on && start.data && (
        <form className={styles.form} onSubmit={submit}>
          <div>
            <a href={start.data.uri}>{t('web.account.totp_open')}</a>
            <p>
              {t('web.account.totp_key')} <span className={styles.secret}>{start.data.secret}</span>
            </p>
          </div>
          <Field label={t('web.sign_in.totp')} required>
            <Input
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={(_, { value }) => setCode(value.replace(/\D/g, ''))}
            />
          </Field>
          <Button type="submit" appearance="primary" disabled={code.length < 6 || confirm.isPending}>
            {t('web.action.save')}
          </Button>
        </form>
      )}
    </Section>
  )
}
