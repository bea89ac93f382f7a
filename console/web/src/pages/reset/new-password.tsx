import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ResetFor } from '../../../../contract/session.js'
import { send } from '../../api/client.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { useErrorText } from '../../ui/error-text.js'
import { SHORTEST_PASSWORD } from '../../ui/password.js'
import styles from './reset.module.css'

interface Props {
  token: string
  account: ResetFor
  done(): void
}

export function NewPassword({ token, account, done }: Props): ReactNode {
  const t = useT()
  const text = useErrorText()
  const format = useFormat()
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const take = useMutation({
    mutationFn: () => send('POST', '/session/reset', { token, next }),
    onSuccess: done,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take.mutate()
  }
  const differs = again !== '' && again !== next
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>
        {t('web.reset.lead', { name: account.name, at: format.moment(account.expiresAt) })}
      </p>
      <Field label={t('web.sign_in.login')}>
        <Input readOnly autoComplete="username" value={account.login} />
      </Field>
      {take.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{text(take.error)}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={t('web.account.password_next')} hint={t('web.account.password_hint')} required>
        <Input
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={(_, { value }) => setNext(value)}
        />
      </Field>
      <Field
        label={t('web.reset.again')}
        required
        {...(differs ? { validationMessage: t('web.reset.differs') } : {})}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={(_, { value }) => setAgain(value)}
        />
      </Field>
      <Button
        type="submit"
        appearance="primary"
        disabled={next.length < SHORTEST_PASSWORD || again !== next || take.isPending}
      >
        {t('web.reset.save')}
      </Button>
    </form>
  )
}
