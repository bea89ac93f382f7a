import { answerChoice } from './answer-choice.js'
import { type Choice, type Session, say } from './session.js'
import type { Heard, Step } from './step.js'

/** A list message holds ten rows; one is kept for "the label shall tell". */
const PICK_LIMIT = 9

/** The SADP evidence. The warning comes before the export, because after it it is too late. */
const sadpStep: Step = {
  id: 'evidence.sadp',
  stage: 3,
  open: ({ case: reset }) => collecting(reset) && !reset?.sadp && !reset?.opaque,
  async ask(session) {
    const access = session.case?.access ?? 'sadp_pc'
    const how = {
      same_network: 'ask_same_network',
      sadp_pc: 'ask_sadp',
      have_reset_file: 'ask_reset_file',
    } as const
    const parts = [session.t(`device.${how[access]}`)]
    if (!session.facts.warned) parts.unshift(session.t('device.warning'))
    session.facts.warned = true
    const link = await session.services.uploadLink(session)
    if (link) parts.push(session.t('device.upload_link', { url: link }))
    return { text: parts.join('\n\n') }
  },
  hear: (session) => hearFile(session, 'device.sadp_needed'),
  help: 'device.help_sadp',
}

/** Several devices and no label yet: which one. A choice only, never evidence. */
const pickStep: Step = {
  id: 'evidence.pick',
  stage: 3,
  open: ({ case: reset, facts }) =>
    collecting(reset) &&
    !!reset &&
    (reset.sadp?.devices.length ?? 0) > 1 &&
    (reset.sadp?.devices.length ?? 0) <= PICK_LIMIT &&
    reset.picked === null &&
    !reset.opaque &&
    (facts.need === 'several_in_list' || (reset.photos.length === 0 && !facts.pickByLabel)),
  ask: (session) => ({ text: session.t('device.ask_pick'), choices: pickChoices(session) }),
  async hear(session) {
    const chosen =
      answerChoice(pickChoices(session), session.input.text, session.input.choiceId)?.id ?? named(session)
    if (chosen === 'label') {
      session.facts.pickByLabel = true
      return 'used'
    }
    if (!chosen || !session.case) return 'not_understood'
    session.case = await session.services.cases.pick(session.case._id, chosen)
    session.facts.undecided = true
    const device = session.case.sadp?.devices.find((candidate) => candidate.fullSerial === chosen)
    if (device) {
      say(session, 'device.picked', {
        model: device.model ?? session.t('device.unnamed'),
        serial: device.shortSerial ?? device.fullSerial,
      })
      if (device.activated === false) say(session, 'device.not_activated')
    }
    return 'used'
  },
  help: 'device.help_pick',
}

/** The device's own request: asked for when the decision needs it. */
const tokenStep: Step = {
  id: 'evidence.token',
  stage: 3,
  open: ({ case: reset, facts }) => collecting(reset) && facts.need !== null && TOKEN_NEEDS.has(facts.need),
  async ask(session) {
    const text = session.t('device.ask_token')
    const link = await session.services.uploadLink(session)
    return { text: link ? `${text}\n\n${session.t('device.upload_link', { url: link })}` : text }
  },
  hear: (session) => hearFile(session, 'device.sadp_needed'),
  help: 'device.help_sadp',
}

const TOKEN_NEEDS = new Set(['token_needed', 'token_unknown', 'device_unknown'])

/** The label, or the receipt. */
const photoStep: Step = {
  id: 'evidence.photo',
  stage: 4,
  open: ({ case: reset, facts }) => collecting(reset) && facts.need !== null && !OTHER_NEEDS.has(facts.need),
  ask: (session) => {
    if ((session.case?.photos.length ?? 0) > 0) return { text: session.t('photo.ask_again') }
    const many = (session.case?.sadp?.devices.length ?? 0) > PICK_LIMIT
    const text = session.t('photo.ask')
    return { text: many ? `${session.t('device.pick_long_list')}\n\n${text}` : text }
  },
  hear: (session) => hearFile(session, 'photo.needed'),
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

/** While a case is with the desk, waits, or is over, the bot asks for nothing. */
export function collecting(reset: Session['case']): boolean {
  return reset?.state === 'collecting'
}

/** Files were taken in before any step heard them (dialogs/intake.ts); here only words are left to answer. */
function hearFile(session: Session, needed: 'device.sadp_needed' | 'photo.needed'): Heard {
  if (session.filesUsed) return 'used'
  if (session.filesUsed === null) say(session, needed)
  return 'told'
}

function pickChoices(session: Session): Choice[] {
  const devices = (session.case?.sadp?.devices ?? []).map((device) => ({
    id: device.fullSerial,
    title: device.shortSerial ?? device.fullSerial,
    description: [device.model, device.ipv4].filter(Boolean).join(' · '),
  }))
  return [...devices, { id: 'label', title: session.t('device.pick_by_label') }]
}

/** "le DS-7608" or "celui en 192.168.1.20": when exactly one device fits what was written. */
function named(session: Session): string | null {
  const said = session.input.text.toUpperCase().trim()
  if (said.length < 3) return null
  const fitting = (session.case?.sadp?.devices ?? []).filter(({ fullSerial, model, ipv4 }) => {
    const names = [fullSerial, model, ipv4].filter((name) => name !== null)
    return names.some((name) => said.includes(name) || (said.length >= 5 && name.includes(said)))
  })
  return fitting.length === 1 ? (fitting[0]?.fullSerial ?? null) : null
}
