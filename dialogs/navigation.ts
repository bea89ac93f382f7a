import { isContact } from '../cases/companies.js'
import { answerChoice, isBareNumber } from './answer-choice.js'
import { deviceLine } from './device-names.js'
import type { General } from './general-words.js'
import { journeySteps } from './journey-steps.js'
import { type Choice, type Session, say } from './session.js'

/** "Rien à corriger": the way out of the list of answers. */
const KEEP = 'keep'

/** One answer back along the way that was come. Evidence and declaration are not taken back: they are replaced. */
export async function goBack(session: Session): Promise<General> {
  const last = session.facts.trail.at(-1)
  const step = journeySteps.find((candidate) => candidate.id === last)
  if (!step?.forget) {
    say(session, 'conversation.back_nothing')
    return 'answered'
  }
  if ((await step.forget(session)) === false) {
    say(session, 'conversation.back_replace')
    return 'answered'
  }
  session.facts.trail = session.facts.trail.slice(0, -1)
  say(session, 'conversation.back_done')
  return 'moved'
}

/** "Je me suis trompé": which answer, of those that were given. One only is taken back at once. */
export async function correct(session: Session): Promise<General> {
  const named = namedStep(session)
  if (named) return takeBack(session, named)
  const choices = correctable(session)
  if (choices.length === 0) {
    say(session, 'conversation.correct_nothing')
    return 'answered'
  }
  if (choices.length === 1) return takeBack(session, choices[0]?.id ?? '')
  return offer(session, session.t('conversation.correct_which'), choices)
}

/** Everything answered so far, and the way to change any of it. */
export function showSummary(session: Session): General {
  const summary = summarise(session)
  if (summary === null) {
    say(session, 'conversation.correct_nothing')
    return 'answered'
  }
  const choices = correctable(session)
  if (choices.length === 0 || session.owner !== 'bot') {
    session.replies.push({ text: summary })
    return 'answered'
  }
  return offer(session, `${summary}\n\n${session.t('conversation.correct_offer')}`, choices)
}

function offer(session: Session, text: string, choices: Choice[]): General {
  session.facts.correcting = true
  session.replies.push({ text, choices: [...choices, keep(session)] })
  return 'done'
}

const keep = ({ t }: Session): Choice => ({ id: KEEP, title: t('conversation.correct_keep') })

/** What the list of answers to correct holds, as long as it stands there. */
export const correctionChoices = (session: Session): Choice[] => [...correctable(session), keep(session)]

/** The answer to that list; null when the words were none. */
export async function answerCorrection(session: Session): Promise<General | null> {
  if (!session.facts.correcting) return null
  const choices = correctionChoices(session)
  const chosen = answerChoice(choices, session.input.text, session.input.choiceId)
  // The list stands there: its numbers end with its last line, and mean nothing to the question above it.
  if (!chosen && isBareNumber(session.input.text))
    return offer(session, session.t('conversation.correct_which'), correctable(session))
  session.facts.correcting = false
  if (chosen) return chosen.id === KEEP ? 'answered' : takeBack(session, chosen.id)
  if (session.understanding.intent === 'no') return 'answered'
  const named = namedStep(session)
  return named ? takeBack(session, named) : null
}

async function takeBack(session: Session, stepId: string): Promise<General> {
  const step = journeySteps.find((candidate) => candidate.id === stepId)
  if (!step?.forget) return 'answered'
  if ((await step.forget(session)) === false) {
    say(session, 'conversation.back_replace')
    return 'answered'
  }
  session.facts.trail = session.facts.trail.filter((id) => id !== stepId)
  say(session, 'conversation.correct_done')
  return 'moved'
}

/** Answers that may be taken back, in the order of the journey. */
function correctable(session: Session): Choice[] {
  return journeySteps.flatMap((step) => {
    const summary = step.forget ? (step.summary?.(session) ?? null) : null
    return summary
      ? [{ id: step.id, title: session.t(`conversation.correct.${titleOf(step.id)}`), description: summary }]
      : []
  })
}

type Title =
  | 'trade'
  | 'company'
  | 'name'
  | 'head_count'
  | 'email'
  | 'address'
  | 'created'
  | 'website'
  | 'products'
  | 'access'
  | 'device'

const TITLES: Readonly<Record<string, Title>> = {
  'identity.provider': 'trade',
  'company.vat': 'company',
  'company.name': 'name',
  'company.head_count': 'head_count',
  'company.email': 'email',
  'company.address': 'address',
  'company.created': 'created',
  'company.website': 'website',
  'company.products': 'products',
  'reset.access': 'access',
}

function titleOf(stepId: string): Title {
  return TITLES[stepId] ?? 'device'
}

/** Everything answered so far, line by line; null when nothing was. */
export function summarise(session: Session): string | null {
  const lines = [
    ...journeySteps.map((step) => step.summary?.(session) ?? null),
    ...evidenceLines(session),
    session.case ? session.t('conversation.resume_case', { number: session.case.number }) : null,
  ].filter((line) => line !== null)
  return lines.length === 0 ? null : [`*${session.t('conversation.summary')}*`, ...lines].join('\n')
}

/** What the case holds so far; the device that was picked stands among the answers. */
function evidenceLines({ case: reset, company, person, t }: Session): (string | null)[] {
  const devices = reset?.sadp?.devices ?? []
  const [device] = devices
  const label = reset?.photos.findLast(({ reading }) => reading.serial)?.reading.serial?.value
  const pending = company && !(company.state === 'verified' && isContact(company, person._id))
  return [
    pending ? t('company.summary_pending') : null,
    devices.length === 1 && device && !reset?.picked ? deviceLine(device, t) : null,
    devices.length > 1 && !reset?.picked ? t('device.summary_list', { count: devices.length }) : null,
    reset?.opaque ? t('device.summary_request') : null,
    label ? t('photo.summary', { serial: label }) : null,
  ]
}

/** "je me suis trompé de TVA" names the answer itself. */
function namedStep(session: Session): string | null {
  const { text } = session.input
  const given = new Set(correctable(session).map(({ id }) => id))
  const named = (
    [
      ['company.created', /cr[ée]ation|cr[ée][ée]e|ann[ée]e|founded/i],
      ['company.website', /\bsite\b|web/i],
      ['company.products', /produits?\b|products?\b/i],
      ['company.email', /e-?mail|\bmail\b/i],
      ['company.address', /adresse|address|\brue\b|code postal|postcode/i],
      ['company.vat', /\btva\b|\bvat\b|soci[ée]t[ée]|entreprise|\bbo[iî]te\b|company|siren/i],
      ['company.email', /e-?mail|\bmail\b|adresse/i],
      ['company.head_count', /effectif|salari[ée]s|employ|personnes|staff/i],
      ['company.name', /\bnom\b|\bname\b/i],
      ['identity.provider', /installateur|int[ée]grateur|revendeur|distributeur|m[ée]tier|installer|trade/i],
      ['evidence.pick', /appareil|cam[ée]ra|enregistreur|device|recorder/i],
      ['reset.access', /situation|r[ée]seau|network/i],
    ] as const
  ).find(([id, words]) => words.test(text) && given.has(id))
  return named?.[0] ?? null
}
