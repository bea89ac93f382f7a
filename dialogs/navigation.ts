import type { General } from './general-words.js'
import { journeySteps } from './journey-steps.js'
import { type Choice, type Session, say } from './session.js'

/** One answer back along the way that was come. Evidence and declaration are not taken back: they are replaced. */
export async function goBack(session: Session): Promise<General> {
  const last = session.facts.trail.at(-1)
  const step = journeySteps.find((candidate) => candidate.id === last)
  if (!step?.forget) {
    say(session, 'conversation.back_nothing')
    return 'answered'
  }
  session.facts.trail = session.facts.trail.slice(0, -1)
  await step.forget(session)
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
  session.facts.correcting = true
  session.replies.push({ text: session.t('conversation.correct_which'), choices })
  return 'done'
}

export async function takeBack(session: Session, stepId: string): Promise<General> {
  const step = journeySteps.find((candidate) => candidate.id === stepId)
  if (!step?.forget) return 'answered'
  session.facts.correcting = false
  session.facts.trail = session.facts.trail.filter((id) => id !== stepId)
  await step.forget(session)
  say(session, 'conversation.correct_done')
  return 'moved'
}

export function correctable(session: Session): Choice[] {
  const answered = journeySteps.filter((step) => session.facts.trail.includes(step.id) && step.forget)
  return answered.flatMap((step) => {
    const summary = step.summary?.(session)
    return summary ? [{ id: step.id, title: summary }] : []
  })
}

/** Everything answered so far, line by line; null when nothing was. */
export function summarise(session: Session): string | null {
  const lines = journeySteps.map((step) => step.summary?.(session) ?? null).filter((line) => line !== null)
  const device = session.case?.sadp?.devices.find(({ fullSerial }) => fullSerial === session.case?.picked)
  if (device) {
    lines.push(
      session.t('device.summary', {
        model: device.model ?? session.t('device.unnamed'),
        serial: device.shortSerial ?? device.fullSerial,
      }),
    )
  }
  if (session.case) lines.push(session.t('conversation.resume_case', { number: session.case.number }))
  return lines.length === 0 ? null : [`*${session.t('conversation.summary')}*`, ...lines].join('\n')
}

/** "je me suis trompé de TVA" names the answer itself. */
function namedStep(session: Session): string | null {
  const { text } = session.input
  const named = (
    [
      ['company.vat', /\btva\b|\bvat\b|soci[ée]t[ée]|entreprise|company|siren/i],
      ['company.email', /e-?mail|\bmail\b|adresse/i],
      ['company.head_count', /effectif|salari[ée]s|employ|personnes|staff/i],
      ['company.name', /\bnom\b|\bname\b/i],
      ['identity.provider', /installateur|int[ée]grateur|revendeur|distributeur|m[ée]tier|installer|trade/i],
    ] as const
  ).find(([id, words]) => words.test(text) && session.facts.trail.includes(id))
  return named?.[0] ?? null
}
