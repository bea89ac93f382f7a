import type { SadpDevice } from '../devices/facts.js'
import { answerChoice } from './answer-choice.js'
import { collecting } from './collecting.js'
import { deviceLine } from './device-names.js'
import { sayNotActivated } from './intake.js'
import { isServed } from './releases.js'
import { type Choice, type Session, say } from './session.js'
import type { Step } from './step.js'

/** A list message holds ten rows; two are kept for "several" and "by the label". A longer list is not offered. */
export const LONG_LIST = 8

/** Several devices and no label yet: which one. A choice only, never evidence. */
export const pickStep: Step = {
  id: 'evidence.pick',
  stage: 3,
  open(session) {
    const { case: reset, facts } = session
    const left = devicesLeft(session).length
    if (!collecting(reset) || reset?.picked !== null || reset.opaque || left < 2 || left > LONG_LIST)
      return false
    return facts.need === 'several_in_list' || (reset.photos.length === 0 && !facts.pickByLabel)
  },
  ask(session) {
    const ambiguous = session.facts.need === 'several_in_list'
    return {
      text: session.t(ambiguous ? 'photo.match.several_in_list' : 'device.ask_pick'),
      choices: pickChoices(session),
    }
  },
  async hear(session) {
    const { text, choiceId } = session.input
    const chosen = answerChoice(pickChoices(session), text, choiceId)?.id ?? named(session)
    if (chosen === 'label' || chosen === 'several') {
      session.facts.pickByLabel = true
      session.facts.batch = chosen === 'several'
      return 'used'
    }
    const device = devicesLeft(session).find(({ fullSerial }) => fullSerial === chosen)
    if (!device || !session.case) return 'not_understood'
    if (device.activated === false) {
      sayNotActivated(session, device)
      return 'told'
    }
    session.case = await session.services.cases.pick(session.case._id, device.fullSerial)
    session.facts.undecided = true
    say(session, 'device.picked', {
      model: device.model ?? session.t('device.unnamed'),
      serial: device.shortSerial ?? device.fullSerial,
    })
    return 'used'
  },
  answeredBy: (session) => named(session) !== null,
  help: 'device.help_pick',
  async forget(session) {
    if (!session.case || session.case.photos.length > 0) return false
    session.case = await session.services.cases.pick(session.case._id, null)
    session.facts.pickByLabel = false
    session.facts.batch = false
    return true
  },
  summary({ case: reset, t }) {
    const device = reset?.sadp?.devices.find(({ fullSerial }) => fullSerial === reset.picked)
    return device ? deviceLine(device, t) : null
  },
}

/** Devices of the list that have no code yet. */
function devicesLeft({ case: reset }: Session): SadpDevice[] {
  return (reset?.sadp?.devices ?? []).filter(
    ({ shortSerial }) => !reset || shortSerial === null || !isServed(reset, shortSerial),
  )
}

function pickChoices(session: Session): Choice[] {
  const devices = devicesLeft(session).map((device) => ({
    id: device.fullSerial,
    title: device.shortSerial ?? device.fullSerial,
    description: [device.model, device.ipv4].filter(Boolean).join(' · '),
  }))
  const ambiguous = session.facts.need === 'several_in_list'
  const several = { id: 'several', title: session.t('device.pick_several') }
  return [
    ...devices,
    ...(ambiguous ? [] : [several]),
    { id: 'label', title: session.t('device.pick_by_label') },
  ]
}

/** "le DS-7608", "celui en 192.168.1.20", "plusieurs": when exactly one thing fits what was written. */
function named(session: Session): string | null {
  const said = session.input.text.toUpperCase().trim()
  if (/^(?:PLUSIEURS|TOUS|TOUTES|SEVERAL|ALL)(?: (?:LES|OF|THE)\b.*| APPAREILS| DEVICES)?[ .!]*$/.test(said))
    return 'several'
  if (
    /^(?:(?:TOUS |TOUTES )?LES (?:DEUX|TROIS|QUATRE|CINQ|\d{1,2})|BOTH|ALL \w+)(?: APPAREILS| CAM[ÉE]RAS)?[ .!]*$/.test(
      said,
    )
  )
    return 'several'
  if (said.length < 3) return null
  const fitting = devicesLeft(session).filter(({ fullSerial, shortSerial, model, ipv4 }) => {
    const names = [fullSerial, shortSerial, model, ipv4].filter((name) => name !== null)
    return names.some((name) => said.includes(name) || (said.length >= 5 && name.includes(said)))
  })
  return fitting.length === 1 ? (fitting[0]?.fullSerial ?? null) : null
}
