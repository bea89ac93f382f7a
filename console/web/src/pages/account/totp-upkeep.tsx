import { Button } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { RecoveryCodes } from '../../../../contract/session.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { DIGITS, DigitsField } from '../../ui/digits-field.js'
import { FormDialog } from '../../ui/form-dialog.js'
import { useSay } from '../../ui/say.js'
import styles from './account.module.css'

interface Props {
  /** Recovery codes not used yet. */
  left: number
  changed(answer?: RecoveryCodes): Promise<void>
}

const WAYS = { renew: '/session/recovery', stop: '/session/totp/off' } as const

/** A second factor that is on: other recovery codes, or none of it any more; both for its digits only. */
export function TotpUpkeep({ left, changed }: Props): ReactNode {
  const t = useT()
  const say = useSay()
  const [asking, setAsking] = useState<keyof typeof WAYS | null>(null)
  const [code, setCode] = useState('')
  const close = () => {
    setAsking(null)
    setCode('')
  }
  const act = useMutation({
    mutationFn: (way: keyof typeof WAYS) => send<RecoveryCodes | undefined>('POST', WAYS[way], { code }),
    onSuccess: (answer) => {
      close()
      return changed(answer)
    },
    onError: say.failed,
  })
  return (
    <>
      <p className={styles.lead}>{t('web.account.totp_on')}</p>
      <p className={styles.lead}>{t('web.account.recovery_left', { count: left })}</p>
      <div className={styles.actions}>
        <Button onClick={() => setAsking('renew')}>{t('web.account.recovery_renew')}</Button>
        <Button onClick={() => setAsking('stop')}>{t('web.account.totp_stop')}</Button>
      </div>
      {asking && (
        <FormDialog
          title={t(asking === 'renew' ? 'web.account.recovery_renew' : 'web.account.totp_stop_title')}
          close={close}
          answer={t(asking === 'renew' ? 'web.account.recovery_make' : 'web.account.totp_stop')}
          ready={code.length === DIGITS && !act.isPending}
          submit={() => act.mutate(asking)}
        >
          {asking === 'renew' && <p className={styles.lead}>{t('web.account.recovery_replaced')}</p>}
          <DigitsField value={code} change={setCode} />
        </FormDialog>
      )}
    </>
  )
}
