import { checkVat } from '../cases/vat.js'
import { hearVat } from './company-vat.js'
import { providerIn } from './identity.js'
import { type Session, say } from './session.js'
import type { Step } from './step.js'

/** A trade and little more: « en fait distributeur », « non, intégrateur ». */
const FEW_WORDS = 4

/** The VAT number, told before it is asked for: it is looked up at once, and not asked for again. */
export async function takeEarlyVat(session: Session): Promise<boolean> {
  const [vat] = session.understanding.entities.vat
  const known = session.company !== null || session.facts.company.vat !== undefined
  if (known || vat === undefined || !checkVat(vat).ok) return false
  await hearVat(session)
  return true
}

/** Another trade than the one given, told while the company is asked about. False: that was not said. */
export function renamesTrade(session: Session, step: Step | null): boolean {
  const { person, input, t } = session
  if (step?.stage !== 2 || step.freeText || person.providerType === null || input.choiceId !== null)
    return false
  if (input.text.trim().split(/\s+/).length > FEW_WORDS) return false
  const provider = providerIn(input.text)
  if (!provider || provider === person.providerType) return false
  person.providerType = provider
  say(session, 'identity.summary', { type: t(`identity.${provider}`) })
  return true
}
