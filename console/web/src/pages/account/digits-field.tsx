import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/language.js'

export const DIGITS = 6

/** The six digits of the moment. */
export function DigitsField({ value, change }: { value: string; change(digits: string): void }): ReactNode {
  const t = useT()
  return (
    <Field label={t('web.sign_in.totp')} required>
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={DIGITS}
        value={value}
        onChange={(_, data) => change(data.value.replace(/\D/g, ''))}
      />
    </Field>
  )
}
