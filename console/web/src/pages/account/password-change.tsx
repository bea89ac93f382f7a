import { Button, Field, Input } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { SHORTEST_PASSWORD } from '../../ui/password.js'
import { useSay } from '../../ui/say.js'
import { Section } from '../../ui/section.js'
import styles from './account.module.css'

export function PasswordChange(): ReactNode {
  const t = useT()
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => send('PUT', '/session/password', { current, next }),
    onSuccess: () => {
      say.done(t('web.account.password_changed'))
      setCurrent('')
      setNext('')
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
        <Field label={t('web.account.password_next')} hint={t('web.account.password_hint')} required>
          <Input
            type="password"
            autoComplete="new-password"
            value={next}
            onChange={(_, { value }) => setNext(value)}
          />
        </Field>
        <Button
          type="submit"
          disabled={current === '' || next.length < SHORTEST_PASSWORD || change.isPending}
        >
          {t('web.action.save')}
        </Button>
      </form>
    </Section>
  )
}
