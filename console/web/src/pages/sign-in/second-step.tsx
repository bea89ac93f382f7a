import { Field, Input, Link } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../../i18n/language.js'
import { DIGITS, DigitsField } from '../../ui/digits-field.js'

/** What proves the second time: the app's digits, or a recovery code when the telephone is gone. */
export interface Proof {
  way: 'totp' | 'recovery'
  value: string
}

/** As short as a recovery code can be. */
const SHORTEST = 12

export function isWhole({ way, value }: Proof): boolean {
  return way === 'totp' ? value.length === DIGITS : value.trim().length >= SHORTEST
}

export function SecondStep({ proof, change }: { proof: Proof; change(proof: Proof): void }): ReactNode {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const { way, value } = proof
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way is another field, and the next thing to do.
  useEffect(() => input.current?.focus(), [way])
  return (
    <>
      {way === 'totp' ? (
        <DigitsField
          ref={input}
          hint={t('web.sign_in.totp_hint')}
          value={value}
          change={(digits) => change({ way, value: digits })}
        />
      ) : (
        <Field label={t('web.sign_in.recovery')} hint={t('web.sign_in.recovery_hint')} required>
          <Input
            ref={input}
            autoComplete="off"
            autoCapitalize="none"
            value={value}
            onChange={(_, data) => change({ way, value: data.value })}
          />
        </Field>
      )}
      <Link as="button" onClick={() => change({ way: way === 'totp' ? 'recovery' : 'totp', value: '' })}>
        {t(way === 'totp' ? 'web.sign_in.use_recovery' : 'web.sign_in.use_totp')}
      </Link>
    </>
  )
}
