import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { RecoveryCodes as Codes } from '../../../../contract/session.js'
import { SESSION_KEY } from '../../api/session.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import { RecoveryCodes } from './recovery-codes.js'
import { TotpEnrolment } from './totp-enrolment.js'
import { TotpUpkeep } from './totp-upkeep.js'

interface Props {
  on: boolean
  /** Recovery codes not used yet; null without a second factor. */
  recoveryLeft: number | null
}

/** Six digits from an app at each sign-in, and codes on paper for the day the telephone is lost. */
export function SecondFactor({ on, recoveryLeft }: Props): ReactNode {
  const t = useT()
  const queries = useQueryClient()
  const [fresh, setFresh] = useState<readonly string[] | null>(null)
  const changed = (answer?: Codes) => {
    setFresh(answer?.codes ?? null)
    return queries.invalidateQueries({ queryKey: SESSION_KEY })
  }
  return (
    <Section title={t('web.account.totp')}>
      {fresh ? (
        <RecoveryCodes codes={fresh} noted={() => setFresh(null)} />
      ) : on ? (
        <TotpUpkeep left={recoveryLeft ?? 0} changed={changed} />
      ) : (
        <TotpEnrolment changed={changed} />
      )}
    </Section>
  )
}
