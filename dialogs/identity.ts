import { answerChoice } from './answer-choice.js'
import type { ProviderType } from './ports.js'
import { type Choice, type Session, say } from './session.js'
import type { Step } from './step.js'

/** In the guide's order, the end user last: the list is how professionals recognise themselves. */
const PROVIDERS: readonly ProviderType[] = [
  'installer',
  'integrator',
  'distributor',
  'reseller',
  'alarm_centre',
]

/** Who is asking. Only service providers are helped with passwords. */
export const providerStep: Step = {
  id: 'identity.provider',
  stage: 1,
  open: (session) => session.person.providerType === null,
  ask: (session) => ({
    text: session.t(session.facts.endUser ? 'identity.end_user_mistake' : 'identity.ask'),
    choices: choicesOf(session),
  }),
  hear(session) {
    const chosen = answerChoice(choicesOf(session), session.input.text, session.input.choiceId)
    const provider =
      PROVIDERS.find((type) => type === chosen?.id) ?? (chosen ? null : providerIn(session.input.text))
    if (chosen?.id === 'end_user' || (!provider && session.understanding.intent === 'end_user')) {
      say(session, session.facts.endUser ? 'identity.end_user_again' : 'identity.end_user_answer')
      session.facts.endUser = true
      return 'used'
    }
    if (!provider) return 'not_understood'
    session.person.providerType = provider
    session.facts.endUser = false
    return 'used'
  },
  takes: ['end_user'],
  answeredBy: (session) => providerIn(session.input.text) !== null,
  help: 'identity.help',
  forget(session) {
    session.person.providerType = null
    return true
  },
  summary: (session) =>
    session.person.providerType &&
    session.t('identity.summary', { type: session.t(`identity.${session.person.providerType}`) }),
}

/** Who somebody says they are before they were asked. */
export function takeTrade(session: Session): boolean {
  if (session.person.providerType !== null) return false
  const provider = providerIn(session.input.text)
  if (provider) session.person.providerType = provider
  return provider !== null
}

function choicesOf(session: Session): Choice[] {
  const details = { alarm_centre: session.t('identity.alarm_centre_detail') } as Partial<
    Record<ProviderType, string>
  >
  return [
    ...PROVIDERS.map((id) => ({ id, title: session.t(`identity.${id}`), description: details[id] })),
    {
      id: 'end_user',
      title: session.t('identity.end_user'),
      description: session.t('identity.end_user_detail'),
    },
  ]
}

/** The trade named in a sentence: "je suis installateur à Lyon". Two trades in one sentence are none. */
export function providerIn(text: string): ProviderType | null {
  const theirs = text.replace(SOMEBODY_ELSE, ' ')
  const named = PROVIDERS.filter((type) => TRADES[type].test(theirs))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** « Mon installateur a disparu », « un client installateur », « il me faut un technicien »: whoever that is, it is not the writer. */
const SOMEBODY_ELSE =
  /\b(?:(?:mon|notre|nos|votre|vos|leur|son|ancien|ancienne|autre|précédent|my|our|your|previous|old|client|customer|parler à un|(?:faut|veux|voudrais|besoin d['’]|passez-moi|passe-moi|avoir|want|need)\s?(?:un|une|an?)?) ?)(?:installateur|installatrice|intégrateur|distributeur|revendeur|technicien|électricien|electricien|grossiste|installer|integrator|distributor|reseller|technician|dealer)s?\b/giu

const TRADES: Record<ProviderType, RegExp> = {
  installer:
    /(?<!\p{L})(?:installateu?rs?|installatrice|instalateur|installers?|technicien|[ée]lectricien|i install|(?:j['’ ]?|on |nous )install(?:e|ons)|(?:fais|fait|faisons) (?:de |d['’])?l['’ ]?installation)(?!\p{L})/iu,
  integrator: /\b(int[ée]grateurs?|integrators?)\b/i,
  distributor: /\b(distributeurs?|distributors?|grossiste|wholesaler)\b/i,
  reseller: /\b(revendeurs?|resellers?|dealer)\b/i,
  alarm_centre:
    /\b(t[ée]l[ée]surveillance|centre d['’ ]?alarme|centre de r[ée]ception|alarm (receiving )?cent(er|re))\b/i,
}
