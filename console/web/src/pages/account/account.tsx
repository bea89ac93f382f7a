import type { ReactNode } from 'react'
import { useSignedIn } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { Facts } from '../../ui/facts.js'
import { Page } from '../../ui/page.js'
import { Section } from '../../ui/section.js'
import styles from './account.module.css'
import { OpenSessions } from './open-sessions.js'
import { PasswordChange } from './password-change.js'
import { SecondFactor } from './second-factor.js'

export default function Account(): ReactNode {
  const t = useT()
  const { user } = useSignedIn()
  return (
    <Page title={t('web.account.title')}>
      <div className={styles.parts}>
        <Section title={user.name}>
          <Facts
            facts={[
              [t('web.account.role'), t(`web.role.${user.role}`)],
              [t('web.account.email'), user.email],
              [t('web.account.way'), t(`web.account.way_${user.way}`)],
            ]}
          />
        </Section>
        {user.way === 'password' && <PasswordChange />}
        {user.way === 'password' && <SecondFactor on={user.totp} recoveryLeft={user.recoveryLeft} />}
        <OpenSessions />
      </div>
    </Page>
  )
}
