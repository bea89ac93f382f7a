import { Button } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Role } from '../../../../contract/common.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { useSay } from '../../ui/say.js'
import styles from './sign-in.module.css'
import { useEntered } from './use-entered.js'

const OTHERS: readonly Role[] = ['agent', 'lead', 'auditor', 'admin']

/** In the playground nobody needs an account: one click, as whom one likes. */
export function DemoSignIn(): ReactNode {
  const t = useT()
  const say = useSay()
  const entered = useEntered()
  const enter = useMutation({
    mutationFn: (role: Role) => send('POST', '/session/demo', { role }),
    onSuccess: entered,
    onError: say.failed,
  })
  return (
    <div className={styles.demo}>
      <Button
        appearance="primary"
        size="large"
        disabled={enter.isPending}
        onClick={() => enter.mutate('manager')}
      >
        {t('web.sign_in.demo')}
      </Button>
      <p className={styles.roles}>
        <span>{t('web.sign_in.demo_as')}</span>
        {OTHERS.map((role) => (
          <Button key={role} size="small" appearance="subtle" onClick={() => enter.mutate(role)}>
            {t(`web.role.${role}`)}
          </Button>
        ))}
      </p>
    </div>
  )
}
