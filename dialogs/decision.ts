import type { CaseDoc, Release } from '../cases/case.js'
import type { CaseDecision } from '../cases/cases.js'
import { showCodes } from './code.js'
import { escalate } from './escalation.js'
import { isServed } from './releases.js'
import { retrySentence } from './retry-reason.js'
import { type Session, say } from './session.js'

/** Minutes between two tries while somebody else does not answer; the last goes on for ever. */
const RETRY_MINUTES = [1, 2, 5, 10, 30]

/** What the photos judged in one turn came to. */
interface Judged {
  released: Release[]
  agreed: string[]
  failed: CaseDecision[]
}

/**
 * Decides on the case as it stands now, photo by photo where there are several, and tells the person what follows.
 * What is still missing stands in `need` afterwards, and the step that asks for it is open.
 */
export async function decideNow(session: Session): Promise<void> {
  const { facts } = session
  facts.undecided = false
  if (!session.case) return
  const photos = photosToJudge(session, session.case)
  if (photos === null) return
  facts.need = null
  const judged: Judged = { released: [], agreed: [], failed: [] }
  for (const hash of photos) {
    const { _id } = session.case
    if (hash !== null) await session.services.cases.turnTo(_id, hash)
    const decided = await session.services.cases.decide(_id)
    session.case = decided.case
    if (!(await settle(session, hash, decided, judged))) break
  }
  await tell(session, judged)
}

/**
 * The photos to be judged, in the order they came; [null] when the case is to be decided as it is, and null when there
 * is nothing to decide: everything that was shown has its code.
 */
function photosToJudge({ facts }: Session, reset: CaseDoc): (string | null)[] | null {
  const waiting = reset.photos.filter(({ fileHash, reading }) => {
    const serial = reading.serial?.value
    return facts.toJudge.includes(fileHash) && !(serial && isServed(reset, serial))
  })
  facts.toJudge = waiting.map(({ fileHash }) => fileHash)
  if (waiting.length > 0) return facts.toJudge
  const last = reset.photos.at(-1)?.reading.serial?.value
  return last && isServed(reset, last) ? null : [null]
}

/** Notes what became of one photo. False: nothing more can be decided in this turn. */
async function settle(
  session: Session,
  hash: string | null,
  decided: CaseDecision,
  judged: Judged,
): Promise<boolean> {
  const { facts } = session
  const { outcome, reason, match } = decided.decision
  const done = () => {
    facts.toJudge = facts.toJudge.filter((each) => each !== hash)
  }
  switch (outcome) {
    case 'release':
      done()
      if (decided.release) judged.released.push(decided.release)
      return true
    case 'retry':
      done()
      judged.failed.push(decided)
      return true
    case 'ask':
      facts.need = reason
      if (match?.decision === 'match' && match.serial) judged.agreed.push(match.serial)
      return reason === 'declaration_needed'
    case 'human':
      if (match?.decision !== 'match') done()
      await tell(session, { ...judged, failed: [] })
      judged.released.length = 0
      judged.agreed.length = 0
      await escalate(session, reason)
      return false
    case 'wait_company':
      // The desk verifies the company and then lets the code go, both from the same card.
      await escalate(session, reason, 'company_check')
      return false
    case 'wait_platform':
      wait(session)
      return false
  }
}

/** Codes first; then which labels agree; a photo that does not do is asked for again by its step, or named here. */
async function tell(session: Session, { released, agreed, failed }: Judged): Promise<void> {
  const { facts } = session
  await showCodes(session, released)
  sayAgreed(session, agreed)
  const last = failed.at(-1)
  if (!last || session.owner !== 'bot') return
  const onlyTrouble = facts.need === null && session.case?.state === 'collecting'
  const told = onlyTrouble ? failed.slice(0, -1) : failed
  for (const each of told)
    session.replies.push({ text: retrySentence(session, each.case, each.decision.reason) })
  if (onlyTrouble) facts.need = last.decision.reason
}

function sayAgreed(session: Session, serials: readonly string[]): void {
  const [serial] = serials
  if (!serial) return
  const listed = session.case?.sadp?.devices.some(({ shortSerial }) => shortSerial === serial)
  if (serials.length > 1) {
    return say(session, 'photo.several_match', {
      count: serials.length,
      numbers: new Intl.ListFormat(session.locale).format(serials),
    })
  }
  say(session, listed ? 'photo.matches' : 'photo.matches_request', { serial })
}

function wait(session: Session): void {
  const { facts } = session
  const number = session.case?.number ?? ''
  // Told once; the tries that follow are silent until one succeeds, or until cases/ gives up and the desk has it.
  if (facts.retries === 0) say(session, 'reset.wait_platform', { number })
  const minutes = RETRY_MINUTES[Math.min(facts.retries, RETRY_MINUTES.length - 1)] ?? 30
  facts.retries += 1
  facts.asking = null
  session.timers.push({
    key: `retry:${session.case?._id}`,
    dueAt: new Date(session.now.getTime() + minutes * 60_000),
    event: { kind: 'try_again' },
  })
}
