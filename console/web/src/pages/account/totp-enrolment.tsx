import { Button } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { RecoveryCodes, TotpSetup } from '../../../../contract/session.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { DIGITS, DigitsField } from '../../ui/digits-field.js'
import { useSay } from '../../ui/say.js'
import styles from './account.module.css'

/** The key is taken over by camera, by link or by hand, then proved once. */
export function TotpEnrolment({ changed }: { changed(answer: RecoveryCodes): Promise<void> }): ReactNode {
  const t = useT()
  const say = useSay()
  const [code, setCode] = useState('')
  const start = useMutation({
    mutationFn: () => send<TotpSetup>('POST', '/session/totp'),
    onError: say.failed,
  })
  const confirm = useMutation({
    mutationFn: () => send<RecoveryCodes>('PUT', '/session/totp', { code }),
    onSuccess: changed,
    onError: say.failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  if (!start.data) {
    return (
      <>
        <p className={styles.lead}>{t('web.account.totp_off')}</p>
        <Button disabled={start.isPending} onClick={() => start.mutate()}>
          {t('web.account.totp_start')}
        </Button>
      </>
    )
  }
  const { qr, uri, secret } = start.data
  return (
    <form className={styles.enrolment} onSubmit={submit}>
      <img className={styles.qr} src={qr} alt={t('web.account.totp_qr')} width={200} height={200} />
      <div className={styles.form}>
        <p className={styles.lead}>{t('web.account.totp_scan')}</p>
        <p className={styles.lead}>
          {t('web.account.totp_key')} <span className={styles.secret}>{inFours(secret)}</span>
          <br />
          <a href={uri}>{t('web.account.totp_open')}</a>
        </p>
        <DigitsField value={code} change={setCode} />
        <Button type="submit" appearance="primary" disabled={code.length < DIGITS || confirm.isPending}>
          {t('web.account.totp_confirm')}
        </Button>
      </div>
    </form>
  )
}

/** As apps show a key, so that it can be typed without losing one's place; they all take the spaces. */
function inFours(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ')
}
