import { Field, Input, Link } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../../i18n/language.js'

/** What proves the second time: the app's digits, or a recovery code when the telephone is gone. */
export interface Proof {
  way: 'totp' | 'recovery'
  value: string
}

/** As short as a recovery code can be. */
const SHORTEST = 12

export function isWhole({ way, value }: Proof): boolean {
  return way === 'totp' ? value.length === 6 : value.trim().length >= SHORTEST
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
        <Field label={t('web.sign_in.totp')} hint={t('web.sign_in.totp_hint')} required>
          <Input
            ref={input}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={value}
            onChange={(_, data) => change({ way, value: data.value.replace(/\D/g, '') })}
          />
        </Field>
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
