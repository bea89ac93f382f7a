import type { HeadCount } from '../cases/company.js'
import { formatVat } from '../cases/vat.js'
import { answerChoice } from './answer-choice.js'
import { forgetCompany, registered, reopen, unsettled } from './company-claim.js'
import { emailCodeStep, emailStep } from './company-email.js'
import { formSteps } from './company-form.js'
import { hearVat } from './company-vat.js'
import { takesBack } from './plain-yes.js'
import { type Choice, type Session, say } from './session.js'
import type { Step } from './step.js'

const NAME_LIMIT = 120
const HEAD_COUNTS: readonly HeadCount[] = ['1', '2-9', '10-50', '51-249', '250+']

/** The VAT number first: the registers then fill in what they can. */
const vatStep: Step = {
  id: 'company.vat',
  stage: 2,
  open: (session) => unsettled(session) && session.facts.company.vat === undefined,
  ask: (session) => ({ text: `${session.t('company.ask_vat')}\n\n${session.t('company.vat_purpose')}` }),
  again: (session) => ({ text: session.t('company.ask_vat') }),
  hear: hearVat,
  answeredBy: (session) => session.understanding.entities.vat.length > 0,
  takes: ['yes', 'no'],
  help: 'company.help_vat',
  forget: forgetCompany,
  summary(session) {
    const vat = session.company?.vat ?? session.facts.company.vat
    const name = session.company?.name ?? session.facts.company.name ?? registered(session)?.name
    return vat ? session.t('company.summary', { vat: formatVat(vat), name: name ?? '' }) : null
  },
}

/** The register gave a name: it is shown, and the person says whether it is theirs. */
const confirmStep: Step = {
  id: 'company.confirm',
  stage: 2,
  open: (session) =>
    unsettled(session) && !!registered(session) && session.facts.company.confirmed === undefined,
  ask(session) {
    const found = registered(session)
    const address = [found?.address, [found?.postalCode, found?.city].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', ')
    const text = session.t('company.confirm_found', { name: found?.name ?? '', address })
    return { text: text.trim(), choices: confirmChoices(session) }
  },
  hear(session) {
    const other = session.understanding.entities.vat[0]
    if (other !== undefined && other !== session.facts.company.vat) {
      session.facts.company = {}
      return hearVat(session)
    }
    const chosen = answerChoice(confirmChoices(session), session.input.text, session.input.choiceId)?.id
    const intent = session.understanding.intent
    const { text, choiceId } = session.input
    if (choiceId === null && ANOTHERS.test(text) && (chosen === 'yes' || intent === 'yes')) {
      session.facts.company = {}
      say(session, 'company.whose')
      return 'used'
    }
    if (chosen === 'yes' || (!chosen && intent === 'yes' && !takesBack(text))) {
      session.facts.company.confirmed = true
      session.facts.company.name = registered(session)?.name ?? undefined
      return 'used'
    }
    if (chosen === 'no' || intent === 'no' || intent === 'correct_answer') {
      session.facts.company = {}
      return 'used'
    }
    return 'not_understood'
  },
  answeredBy: (session) => session.understanding.entities.vat.length > 0,
  takes: ['yes', 'no', 'correct_answer'],
  help: 'company.confirm_help',
  forget(session) {
    reopen(session)
    session.facts.company.confirmed = undefined
    session.facts.company.name = undefined
    return true
  },
}

/** « Oui, c'est mon client », « oui, c'est l'ancienne »: the yes is about a company that is not theirs. */
const ANOTHERS = /\b(?:clients?|customers?|ancien(?:ne)?s?|former|previous)\b/i

/** No register knew the name: the person gives it. */
const nameStep: Step = {
  id: 'company.name',
  stage: 2,
  open: (session) => unsettled(session) && session.facts.company.name === undefined,
  ask: (session) => ({ text: session.t('company.ask_name') }),
  hear(session) {
    const name = session.input.text.replace(/\s+/g, ' ').trim()
    if (name === '') return 'not_understood'
    if (name.length < 2 || !/\p{L}/u.test(name)) {
      say(session, 'company.name_too_short')
      return 'told'
    }
    if (name.length > NAME_LIMIT) {
      say(session, 'company.name_too_long', { limit: NAME_LIMIT })
      return 'told'
    }
    session.facts.company.name = name
    return 'used'
  },
  freeText: true,
  help: 'company.help_name',
  forget(session) {
    reopen(session)
    session.facts.company.name = undefined
    return true
  },
}

/** Only asked when the register gave no band: it decides which e-mail address will do. */
const headCountStep: Step = {
  id: 'company.head_count',
  stage: 2,
  open: (session) => unsettled(session) && session.facts.company.headCount === undefined,
  ask: (session) => ({ text: session.t('company.ask_head_count'), choices: headCountChoices(session) }),
  hear(session) {
    const chosen = answerChoice(headCountChoices(session), session.input.text, session.input.choiceId)
    const number = session.understanding.entities.numbers[0]
    const band =
      HEAD_COUNTS.find((id) => id === chosen?.id) ?? (number === undefined ? undefined : bandOf(number))
    if (!band) return 'not_understood'
    session.facts.company.headCount = band
    return 'used'
  },
  help: 'company.help_head_count',
  forget(session) {
    reopen(session)
    session.facts.company.headCount = undefined
    return true
  },
  summary({ facts, t }) {
    const { headCount } = facts.company
    return headCount ? t('company.summary_head_count', { band: t(`company.head_count_${headCount}`) }) : null
  },
}

export const companySteps: readonly Step[] = [
  vatStep,
  confirmStep,
  nameStep,
  headCountStep,
  emailStep,
  emailCodeStep,
  ...formSteps,
]

function confirmChoices(session: Session): Choice[] {
  return [
    { id: 'yes', title: session.t('company.confirm_yes') },
    { id: 'no', title: session.t('company.confirm_no') },
  ]
}

function headCountChoices(session: Session): Choice[] {
  return HEAD_COUNTS.map((id) => ({ id, title: session.t(`company.head_count_${id}`) }))
}

/**
 * "12" means twelve people here and not the twelfth choice; "1" to "5" are read as the choice's number before this is
 * asked, which only "3" to "5" people could mind, and no rule distinguishes those bands.
 */
export function bandOf(people: number): HeadCount | undefined {
  if (!Number.isInteger(people) || people < 1) return undefined
  if (people === 1) return '1'
  if (people < 10) return '2-9'
  if (people <= 50) return '10-50'
  return people < 250 ? '51-249' : '250+'
}
