import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ResetFor } from '../../../../contract/session.js'
import { send } from '../../api/client.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { useErrorText } from '../../ui/error-text.js'
import layout from '../../ui/layout.module.css'
import { isChosen, NewPasswordFields, NOTHING_TYPED } from '../../ui/new-password-fields.js'
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
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const take = useMutation({
    mutationFn: () => send('POST', '/session/reset', { token, next: typed.next }),
    onSuccess: done,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take.mutate()
  }
  return (
    <form className={layout.form} onSubmit={submit}>
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
      <NewPasswordFields typed={typed} change={setTyped} />
      <Button type="submit" appearance="primary" disabled={!isChosen(typed) || take.isPending}>
        {t('web.reset.save')}
      </Button>
    </form>
  )
}
