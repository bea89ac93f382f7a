import { Button, Divider, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ApiFailure } from '../../api/api-failure.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { useErrorText } from '../../ui/error-text.js'
import { isWhole, type Proof, SecondStep } from './second-step.js'
import styles from './sign-in.module.css'
import { useEntered } from './use-entered.js'

/** Name and password, then a second proof when the account asks for one. `alone`: there is no other way in. */
export function PasswordForm({ alone }: { alone: boolean }): ReactNode {
  const t = useT()
  const text = useErrorText()
  const entered = useEntered()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [proof, setProof] = useState<Proof | null>(null)
  const enter = useMutation({
    mutationFn: () =>
      send('POST', '/session/password', { login, password, ...(proof ? { [proof.way]: proof.value } : {}) }),
    onSuccess: entered,
    onError: (error) => {
      if (error instanceof ApiFailure && error.code === 'TOTP_NEEDED')
        setProof((now) => now ?? { way: 'totp', value: '' })
    },
  })
  const refused = enter.error && !(enter.error instanceof ApiFailure && enter.error.code === 'TOTP_NEEDED')

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
        {proof && <SecondStep proof={proof} change={setProof} />}
        <Button
          type="submit"
          appearance={alone ? 'primary' : 'secondary'}
          disabled={enter.isPending || login === '' || password === '' || (proof !== null && !isWhole(proof))}
        >
          {t('web.sign_in.enter')}
        </Button>
      </form>
    </>
  )
}
