import type { Evidence, Expectation } from '../devices/facts.js'
import { hasSentence } from '../locales/index.js'
import { ensureCase } from './ensure-case.js'
import { type Session, say, type TurnFile } from './session.js'

/** What WhatsApp carries at most, in megabytes: said to people whose file is larger. */
export const FILE_LIMIT_MB = 16

/**
 * Takes in the files of this turn, whenever they come: what a step will want later is kept and said to be kept.
 */
export async function takeFiles(session: Session, asked: Expectation): Promise<void> {
  for (const file of session.input.files) {
    const used = await takeFile(session, file, asked)
    session.filesUsed = used || (session.filesUsed ?? false)
  }
}

async function takeFile(session: Session, file: TurnFile, asked: Expectation): Promise<boolean> {
  if ('problem' in file) {
    tellProblem(session, file.problem)
    return false
  }
  const evidence = await session.services.reader.read(file, asked)
  if (evidence.kind === 'unusable') {
    // What we cannot read an agent perhaps can.
    if (session.owner !== 'bot' && evidence.problem !== 'share_qr') session.kept.push(file)
    else tellProblem(session, evidence.problem)
    return false
  }
  // A picture with a share QR in it holds the device's credentials: neither payload nor picture is kept.
  if (evidence.kind !== 'label' || evidence.label.reason !== 'share_qr') session.kept.push(file)
  const reset = await ensureCase(session)
  session.case = await session.services.cases.addEvidence(reset._id, evidence, file.hash)
  session.facts.undecided = true
  acknowledge(session, evidence, asked)
  return true
}

function tellProblem(session: Session, problem: string): void {
  if (problem === 'media_failed') return say(session, 'device.media_failed')
  const key = `device.file_reason.${problem}`
  if (hasSentence(key)) say(session, key, { limit: FILE_LIMIT_MB })
}

function acknowledge(session: Session, evidence: Evidence, asked: Expectation): void {
  switch (evidence.kind) {
    case 'device_list':
    case 'probe_match': {
      const [device] = evidence.devices
      if (evidence.devices.length === 1 && device) {
        const serial = device.shortSerial ?? device.fullSerial
        say(session, 'device.got_device', { model: device.model ?? device.fullSerial, serial })
        // No password was ever set, so there is none to reset; only the device itself knows, so it is said, not decided.
        if (device.activated === false) say(session, 'device.not_activated')
      } else {
        say(session, 'device.got_list', { count: evidence.devices.length })
      }
      return
    }
    case 'opaque':
      return say(session, 'device.got_token')
    case 'label':
    case 'receipt':
      // While the label is asked for, the decision that follows says what was read.
      if (asked !== 'label') say(session, 'photo.kept', { step: 4 })
      return
    default:
  }
}
