import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useT } from '../i18n/language.js'

/** As the server asks for it (contract/session.ts). */
const SHORTEST = 12

/** What was typed so far. */
export interface NewPassword {
  next: string
  again: string
}

export const NOTHING_TYPED: NewPassword = { next: '', again: '' }

export function isChosen({ next, again }: NewPassword): boolean {
  return next.length >= SHORTEST && again === next
}

/** A new password, typed twice: nobody sees what they type, and a slip would lock them out. */
export function NewPasswordFields({
  typed,
  change,
}: {
  typed: NewPassword
  change(typed: NewPassword): void
}): ReactNode {
  const t = useT()
  const { next, again } = typed
  const differs = again !== '' && again !== next
  return (
    <>
      <Field label={t('web.account.password_next')} hint={t('web.account.password_hint')} required>
        <Input
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={(_, { value }) => change({ next: value, again })}
        />
      </Field>
      <Field
        label={t('web.account.password_again')}
        required
        {...(differs ? { validationMessage: t('web.account.password_differs') } : {})}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={(_, { value }) => change({ next, again: value })}
        />
      </Field>
    </>
  )
}
