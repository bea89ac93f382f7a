import type { CaseDoc } from '../cases/case.js'
import type { Evidence, Expectation, LabelReading, SadpDevice } from '../devices/facts.js'
import { hasSentence } from '../locales/index.js'
import { ensureCase } from './ensure-case.js'
import { isServed, liveReleases } from './releases.js'
import { type ReceivedFile, type Session, say, type TurnFile } from './session.js'

/** What WhatsApp carries at most, in megabytes: said to people whose file is larger. */
export const FILE_LIMIT_MB = 16

/** The step that photos wait for when they come early. */
const PHOTO_STEP = 4

/** Takes in the files of this turn, whenever they come: what a step will want later is kept and said to be kept. */
export async function takeFiles(session: Session, asked: Expectation): Promise<void> {
  let photos = 0
  for (const file of session.input.files) {
    const evidence = await readFile(session, file, asked)
    const used = evidence !== null && (await takeEvidence(session, evidence, file as ReceivedFile))
    if (used && (evidence.kind === 'label' || evidence.kind === 'receipt')) photos += 1
    session.filesUsed = used || (session.filesUsed ?? false)
  }
  if (photos > 0) acknowledgePhotos(session, photos)
}

/** What a file is; null when it is nothing we can use, and the person was told why. */
async function readFile(session: Session, file: TurnFile, asked: Expectation): Promise<Evidence | null> {
  if ('problem' in file) {
    tellProblem(session, file.problem)
    return null
  }
  const evidence = await session.services.reader.read(file, asked)
  if (evidence.kind !== 'unusable') return evidence
  // What we cannot read an agent perhaps can.
  if (session.owner !== 'bot' && evidence.problem !== 'share_qr') session.kept.push(file)
  else tellProblem(session, evidence.problem)
  return null
}

function tellProblem(session: Session, problem: string): void {
  if (problem === 'media_failed') return say(session, 'device.media_failed')
  const key = `device.file_reason.${problem}`
  if (hasSentence(key)) say(session, key, { limit: FILE_LIMIT_MB })
}

/** Adds a file to the case. False: it says nothing new, and the person was told. */
async function takeEvidence(session: Session, evidence: Evidence, file: ReceivedFile): Promise<boolean> {
  if (session.owner === 'bot' && asksForNothing(session, evidence)) return false
  // A picture with a share QR in it holds the device's credentials: neither payload nor picture is kept.
  if (evidence.kind !== 'label' || evidence.label.reason !== 'share_qr') session.kept.push(file)
  const reset = await ensureCase(session)
  session.case = await session.services.cases.addEvidence(reset._id, evidence, file.hash)
  session.facts.undecided = true
  queuePhotos(session, session.case, evidence, file.hash)
  acknowledge(session, evidence)
  return true
}

/** Which photos the next decision looks at: a new one, and with new evidence all that have no code yet. */
function queuePhotos({ facts }: Session, reset: CaseDoc, evidence: Evidence, hash: string): void {
  const waiting = new Set(facts.toJudge)
  if (evidence.kind === 'label') {
    waiting.delete(hash)
    waiting.add(hash)
  } else if (evidence.kind !== 'receipt') {
    const latest = new Map(reset.photos.map((photo) => [photo.reading.serial?.value, photo.fileHash]))
    for (const [serial, fileHash] of latest) if (serial && !isServed(reset, serial)) waiting.add(fileHash)
  }
  facts.toJudge = [...waiting]
}

/** Files that change nothing: a device that has its code, one without a password, a snapshot while a code is tried. */
function asksForNothing(session: Session, evidence: Evidence): boolean {
  const { case: reset, facts } = session
  if (evidence.kind === 'probe_match' || evidence.kind === 'device_list') {
    const [device] = evidence.devices
    // No password was ever set, so there is none to reset.
    if (evidence.devices.length !== 1 || device?.activated !== false) return false
    sayNotActivated(session, device)
    return true
  }
  if (evidence.kind !== 'label' || !reset) return false
  const serial = evidence.label.serial?.value ?? null
  const listed = reset.sadp?.devices.find(({ shortSerial }) => serial !== null && shortSerial === serial)
  if (listed?.activated === false) {
    sayNotActivated(session, listed)
    return true
  }
  if (serial && isServed(reset, serial)) {
    say(session, 'reset.already_served', { serial })
    return true
  }
  if (serial || facts.batch || reset.state !== 'code_delivered' || liveReleases(reset).length === 0)
    return false
  sayUnreadable(session, evidence.label)
  return true
}

/** Nothing is asked for such a device: there is no password to reset. */
export function sayNotActivated(session: Session, device: SadpDevice): void {
  const serial = device.shortSerial ?? device.fullSerial
  session.replies.push({
    text: `${session.t('device.not_activated', { serial })}\n\n${session.t('device.not_activated_next')}`,
  })
}

function sayUnreadable(session: Session, { reason }: LabelReading): void {
  const key = `photo.reason.${reason ?? 'unreadable'}`
  if (hasSentence(key)) say(session, key)
}

function acknowledge(session: Session, evidence: Evidence): void {
  switch (evidence.kind) {
    case 'device_list':
    case 'probe_match': {
      const [device] = evidence.devices
      if (evidence.devices.length !== 1 || !device) {
        return say(session, 'device.got_list', { count: evidence.devices.length })
      }
      const serial = device.shortSerial ?? device.fullSerial
      return say(session, 'device.got_device', { model: device.model ?? session.t('device.unnamed'), serial })
    }
    case 'opaque':
      return say(session, evidence.via === 'reset_qr' ? 'device.got_token_qr' : 'device.got_token')
    default:
  }
}

/** Once for an album. Where a decision follows at once, it says what was read. */
function acknowledgePhotos(session: Session, count: number): void {
  const { case: reset, company, person, owner } = session
  if (owner !== 'bot') return say(session, 'photo.kept_desk', { count })
  const decided =
    company !== null && person.providerType !== null && (reset?.sadp ?? reset?.opaque ?? null) !== null
  const busy = reset?.state !== 'collecting' && reset?.state !== 'code_delivered'
  if (!decided || busy) say(session, 'photo.kept', { count, step: PHOTO_STEP })
}
