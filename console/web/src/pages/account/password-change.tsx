import { Button, Field, Input } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { isChosen, NewPasswordFields, NOTHING_TYPED } from '../../ui/new-password-fields.js'
import { useSay } from '../../ui/say.js'
import { Section } from '../../ui/section.js'
import styles from './account.module.css'

export function PasswordChange(): ReactNode {
  const t = useT()
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const change = useMutation({
    mutationFn: () => send('PUT', '/session/password', { current, next: typed.next }),
    onSuccess: () => {
      say.done(t('web.account.password_changed'))
      setCurrent('')
      setTyped(NOTHING_TYPED)
    },
    onError: say.failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Section title={t('web.account.password')}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('web.account.password_now')} required>
          <Input
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(_, { value }) => setCurrent(value)}
          />
        </Field>
        <NewPasswordFields typed={typed} change={setTyped} />
        <Button type="submit" disabled={current === '' || !isChosen(typed) || change.isPending}>
          {t('web.action.save')}
        </Button>
      </form>
    </Section>
  )
}
