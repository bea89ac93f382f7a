import { checkVat, formatVat, type VatCheck } from '../cases/vat.js'
import { answerChoice } from './answer-choice.js'
import { type Session, say } from './session.js'
import type { Heard } from './step.js'
import { yesNo } from './yes-no.js'

/** Takes the VAT number, asks the registers about it, or says which part of it is wrong. */
export async function hearVat(session: Session): Promise<Heard> {
  const { suggestedVat } = session.facts.company
  if (suggestedVat) {
    const chosen = answerChoice(yesNo(session), session.input.text, session.input.choiceId)?.id
    if ((chosen ?? session.understanding.intent) === 'yes') return take(session, suggestedVat)
    if ((chosen ?? session.understanding.intent) === 'no') {
      session.facts.company.suggestedVat = undefined
      return 'used'
    }
  }
  const checked = checkVat(session.understanding.entities.vat[0] ?? session.input.text)
  if (checked.ok) return take(session, checked.vat)
  tell(session, checked)
  return 'told'
}

async function take(session: Session, vat: string): Promise<Heard> {
  const checked = checkVat(vat)
  if (!checked.ok) return 'not_understood'
  const { registry } = session.services
  // Both registers have their own time limit and answer 'unreachable' rather than keep the person waiting.
  const [vies, sirene] = await Promise.all([
    registry.vies(checked.vat),
    checked.siren ? registry.sirene(checked.siren) : null,
  ])
  const found = sirene?.status === 'active' ? sirene : vies.status === 'active' ? vies : null
  if (!found?.name && (vies.status === 'unreachable' || sirene?.status === 'unreachable')) {
    say(session, 'company.registry_down')
  }
  session.facts.company = {
    vat: checked.vat,
    checks: { vies, sirene },
    headCount: sirene?.headCount ?? undefined,
  }
  return 'used'
}

function tell(session: Session, wrong: Extract<VatCheck, { ok: false }>): void {
  const part = wrong.part ?? ''
  const explained = session.t(`company.vat.${wrong.problem}`, { part })
  session.facts.company.suggestedVat = wrong.suggestion ?? undefined
  if (!wrong.suggestion) {
    session.replies.push({ text: explained })
    return
  }
  const question = session.t('company.vat_suggestion', { vat: formatVat(wrong.suggestion) })
  const choices = yesNo(session)
  session.replies.push({ text: `${explained}\n\n${question}`, choices })
  if (session.facts.asking) session.facts.asking.choices = choices
}
