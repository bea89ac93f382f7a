import { lasting } from '../locales/time.js'
import { closeCase } from './close-case.js'
import { collecting } from './collecting.js'
import { saysFinished } from './finished.js'
import { LONG_LIST, pickStep } from './pick-device.js'
import { progress } from './releases.js'
import { retrySentence, triesLeft } from './retry-reason.js'
import { type Session, say } from './session.js'
import type { Heard, Question, Step } from './step.js'

/** The SADP evidence. The warning comes before the export, because after it it is too late. */
const sadpStep: Step = {
  id: 'evidence.sadp',
  stage: 3,
  open: ({ case: reset }) => collecting(reset) && !reset?.sadp && !reset?.opaque,
  async ask(session) {
    const parts = [session.t(`device.${howToExport(session)}`)]
    if (!session.facts.warned) parts.unshift(session.t('device.warning'))
    session.facts.warned = true
    return withUpload(session, parts)
  },
  again: (session) => ({ text: session.t('device.sadp_again') }),
  hear: (session) => hearFile(session, 'device.sadp_needed'),
  help: 'device.help_sadp',
}

const HOW_TO_EXPORT = {
  same_network: 'ask_same_network',
  sadp_pc: 'ask_sadp',
  have_reset_file: 'ask_reset_file',
} as const

/** After a code that came to nothing the old request is void, whatever it was (DOMAIN.md section 5). */
function howToExport({ case: reset }: Session) {
  const used = reset?.releases.some(({ state }) => state === 'failed' || state === 'expired')
  return used ? 'ask_new_export' : HOW_TO_EXPORT[reset?.access ?? 'sadp_pc']
}

/** The device's own request: asked for when the decision needs it. */
const tokenStep: Step = {
  id: 'evidence.token',
  stage: 3,
  open: ({ case: reset, facts }) => collecting(reset) && facts.need !== null && TOKEN_NEEDS.has(facts.need),
  ask(session) {
    const { need } = session.facts
    const wrong = need !== null && need !== 'token_needed' && session.case
    return withUpload(session, [
      wrong ? retrySentence(session, session.case as never, need) : session.t('device.ask_token'),
    ])
  },
  again: (session) => ({ text: session.t('device.sadp_again') }),
  hear: (session) => hearFile(session, 'device.sadp_needed'),
  help: 'device.help_sadp',
}

const TOKEN_NEEDS = new Set(['token_needed', 'token_unknown', 'device_unknown'])

/** The label, or the receipt. When the last one would not do, the question is what to do better. */
const photoStep: Step = {
  id: 'evidence.photo',
  stage: 4,
  open: ({ case: reset, facts }) => collecting(reset) && facts.need !== null && !OTHER_NEEDS.has(facts.need),
  ask(session) {
    const { case: reset, facts } = session
    if (reset && facts.need !== null && facts.need !== 'label_needed') {
      const parts = [retrySentence(session, reset, facts.need), triesLeft(session, reset)]
      return { ...finish(session), text: parts.filter(Boolean).join('\n\n') }
    }
    const { served, total } = progress(reset)
    if (facts.batch) {
      const line =
        served > 0 ? session.t('reset.progress', { count: served, total }) : session.t('photo.ask_each')
      return { ...finish(session), text: served > 0 ? `${line} ${session.t('photo.next')}` : line }
    }
    const text = session.t('photo.ask', { kept: lasting(session.services.keeps().photos, session.locale) })
    return { text: total > LONG_LIST ? `${session.t('device.pick_long_list')}\n\n${text}` : text }
  },
  again: (session) => ({ ...finish(session), text: session.t('photo.ask_again') }),
  async hear(session) {
    if (session.input.choiceId === 'done' || (served(session) && saysFinished(session.input.text))) {
      await closeCase(session, 'solved')
      return 'used'
    }
    return hearFile(
      session,
      session.understanding.entities.serials.length > 0 ? 'photo.typed' : 'photo.needed',
    )
  },
  answeredBy: (session) => served(session) && saysFinished(session.input.text),
  help: 'photo.help',
}

/** Needs that are not met by a photo; every other reason of a decision is about what the photo showed. */
const OTHER_NEEDS = new Set([
  ...TOKEN_NEEDS,
  'sadp_needed',
  'declaration_needed',
  'company_needed',
  'several_in_list',
])

export const evidenceSteps: readonly Step[] = [sadpStep, pickStep, tokenStep, photoStep]

function served({ case: reset }: Session): boolean {
  return progress(reset).served > 0
}

/** Whoever has a code for one device may stop there. */
function finish(session: Session): Pick<Question, 'choices'> {
  return served(session) ? { choices: [{ id: 'done', title: session.t('reset.finish') }] } : {}
}

async function withUpload(session: Session, parts: string[]): Promise<Question> {
  const url = await session.services.uploadLink(session)
  return { text: (url ? [...parts, session.t('device.upload_link', { url })] : parts).join('\n\n') }
}

/** Files were taken in before any step heard them (dialogs/intake.ts); here only words are left to answer. */
function hearFile(session: Session, needed: 'device.sadp_needed' | 'photo.needed' | 'photo.typed'): Heard {
  if (session.filesUsed) return 'used'
  if (session.filesUsed === null) say(session, needed)
  return 'told'
}
