import { Field, Input } from '@fluentui/react-components'
import type { ReactNode, Ref } from 'react'
import { useT } from '../i18n/language.js'

export const DIGITS = 6

interface Props {
  value: string
  change(digits: string): void
  hint?: string
  ref?: Ref<HTMLInputElement>
}

/** The six digits of the moment. */
export function DigitsField({ value, change, hint, ref }: Props): ReactNode {
  const t = useT()
  return (
    <Field label={t('web.sign_in.totp')} hint={hint ?? null} required>
      <Input
        ref={ref}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={DIGITS}
        value={value}
        onChange={(_, data) => change(data.value.replace(/\D/g, ''))}
      />
    </Field>
  )
}
