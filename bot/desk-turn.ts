import { serviceWindow } from '../adapters/whatsapp/window.js'
import { agentReleaseId } from '../cases/agent-release.js'
import { asAppError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { showCode } from '../dialogs/code.js'
import { forgetCase } from '../dialogs/follow-up.js'
import { askRating } from '../dialogs/rating.js'
import type { Reply, Session } from '../dialogs/session.js'
import { noticeDeparture } from '../hotline/departures.js'
import type { FileRef } from '../hotline/desk-action.js'
import { type DeskEffect, type DeskMessage, planDesk } from '../hotline/desk-turn.js'
import { isRiskyRelease } from '../hotline/risk.js'
import { hasSentence } from '../locales/index.js'
import type { Occurrence } from './gather.js'
import { runInstallerBot } from './installer-bot.js'
import type { TurnDraft } from './turn-draft.js'

export interface DeskTurn {
  occurrence: Extract<Occurrence, { kind: 'desk' }>
  draft: TurnDraft
  /** A page from which the person can fetch a file of the agent's. */
  fileLink(session: Session, hash: string, name: string | null): Promise<string>
  /** Where the channel itself can fetch the file; null when it does not carry such a one. */
  mediaUrl(file: FileRef): Promise<string | null>
  log: Log
}

/** Applies what an agent did, as the conversation stands at this moment and not as it was when they clicked. */
export async function applyDesk(turn: DeskTurn): Promise<void> {
  const { occurrence, draft } = turn
  const { session, result } = draft
  const { conversation } = result
  const { arrival, actionId } = occurrence
  const plan = planDesk(arrival, { owner: session.owner, agentId: conversation.agentId }, session.t)
  if (plan.owner) {
    session.owner = plan.owner.owner
    conversation.owner = plan.owner.owner
    conversation.agentId = plan.owner.agentId
  }
  if (result.person.optedOutAt !== null && plan.messages.some(({ author }) => author === 'agent')) {
    // It goes nowhere, and whoever wrote it must know.
    result.departures.push(noticeDeparture({ _id: arrival.ticketId }, 'desk.notice.opted_out'))
  }
  for (const message of plan.messages) {
    const agentId = message.author === 'agent' ? arrival.agent.id : null
    turn.draft.write(await toReplies(message, turn), message.author, agentId)
  }
  result.departures.push(...plan.departures)
  if (!plan.effect) return
  try {
    await apply(plan.effect, arrival.caseId, actionId, turn)
  } catch (error) {
    const failed = asAppError(error)
    turn.log.warn({ err: failed, caseId: arrival.caseId }, 'an action of the desk could not be carried out')
    const key = `desk.release_problem.${failed.code}`
    releaseProblem(turn, hasSentence(key) ? key : 'desk.release_problem.INTERNAL')
  }
}

/** The words and what WhatsApp carries; a link for what it does not. */
async function toReplies(message: DeskMessage, turn: DeskTurn): Promise<Reply[]> {
  const media: string[] = []
  const lines = message.text === '' ? [] : [message.text]
  for (const file of message.files) {
    const url = await turn.mediaUrl(file)
    if (url) media.push(url)
    else lines.push(await turn.fileLink(turn.draft.session, file.hash, file.name))
  }
  const [first, ...others] = media
  const text = lines.join('\n')
  return [
    ...(text || first ? [{ text, ...(first ? { mediaUrl: first } : {}) }] : []),
    ...others.map((mediaUrl) => ({ text: '', mediaUrl })),
  ]
}

async function apply(
  effect: DeskEffect,
  caseId: string | null,
  actionId: string,
  turn: DeskTurn,
): Promise<void> {
  if (effect.kind === 'company') return decideCompany(effect, caseId, turn)
  if (caseId) await applyToCase(effect, caseId, actionId, turn)
}

/** The person who wrote speaks for a company that an agent verifies: that is what was looked at. */
async function decideCompany(
  { companyId, state, agentId, handBack }: Extract<DeskEffect, { kind: 'company' }>,
  caseId: string | null,
  turn: DeskTurn,
): Promise<void> {
  const { session } = turn.draft
  const { companies } = session.services
  if (state === 'verified') await companies.addContact(companyId, session.person._id, agentId)
  session.company = await companies.decide(companyId, state, agentId)
  if (handBack && caseId) await fromDesk(caseId, turn)
}

async function applyToCase(
  effect: Exclude<DeskEffect, { kind: 'company' }>,
  caseId: string,
  actionId: string,
  turn: DeskTurn,
): Promise<void> {
  const { occurrence, draft } = turn
  const { session } = draft
  const { cases } = session.services
  switch (effect.kind) {
    case 'to_desk':
      session.case = await cases.toDesk(caseId, 'asked')
      return
    case 'expect_photo':
      session.facts.deskWaitsFor = 'photo'
      return
    case 'release': {
      const { shortSerial, agentId, approvedBy, sealedCode, via } = effect
      const problem = (why: string) => releaseProblem(turn, why)
      // New evidence may have come between the click and now: one agent alone does not override that either.
      const known = session.case?._id === caseId ? session.case : await cases.get(caseId)
      const done = known?.releases.some(({ id }) => id === agentReleaseId(caseId, shortSerial, actionId))
      // Read for the person; of another company than the case's nothing is known here.
      const company = [null, session.company?._id].includes(known?.companyId) ? session.company : null
      if (!done && !approvedBy && (!known || isRiskyRelease(known, company, shortSerial))) {
        return problem('desk.release_problem.changed')
      }
      if (via === 'platform' || sealedCode === null) {
        const given = { actionId, shortSerial, agentId, approvedBy }
        const decided = await cases.releaseByPlatformForAgent(caseId, given)
        session.case = decided.case
        if (decided.release) return show(turn, decided.release)
        return problem(`desk.why.${decided.decision.reason}`)
      }
      const form = via === 'xml' ? 'xml' : 'key'
      const by = { agentId, approvedBy }
      const given = await cases.releaseByAgent(caseId, { actionId, shortSerial, sealedCode, form, ...by })
      session.case = given.case
      return show(turn, given.release)
    }
    case 'from_desk':
      return fromDesk(caseId, turn)
    case 'close':
      session.effects.push({
        kind: 'close',
        caseId,
        outcome: effect.outcome,
        actor: occurrence.arrival.agent.id,
      })
      forgetCase(session)
      // A question outside WhatsApp's window would call them back by a template: nobody is called for that.
      if (effect.outcome === 'solved' && serviceWindow(session.lastInboundAt, session.now).open) {
        await askRating(session, caseId)
        turn.draft.write(session.replies.splice(0))
      }
  }
}

/** The bot takes the case up where its evidence stands, and decides anew. */
async function fromDesk(caseId: string, { draft }: DeskTurn): Promise<void> {
  const { session } = draft
  session.case = await session.services.cases.fromDesk(caseId)
  session.facts.asking = null
  session.facts.undecided = true
  session.facts.deskWaitsFor = null
  session.input = { text: '', choiceId: null, files: [], other: null, event: { kind: 'handed_back' } }
  const { replies, dialog } = await runInstallerBot(session, null)
  draft.result.conversation.dialog = JSON.parse(JSON.stringify(dialog))
  // Whoever was handed back to the bot and at once needs a human again is in the queue anew.
  draft.result.conversation.owner = session.owner
  draft.write(replies)
}

/** Said in the ticket's thread. `why` is the key of a sentence: it is said in the desk's language when it is sent. */
function releaseProblem({ occurrence, draft }: DeskTurn, why: string): void {
  const ticket = { _id: occurrence.arrival.ticketId }
  draft.result.departures.push(noticeDeparture(ticket, 'desk.notice.release_failed', { why }))
}

async function show(turn: DeskTurn, release: Parameters<typeof showCode>[1]): Promise<void> {
  await showCode(turn.draft.session, release)
  turn.draft.write(turn.draft.session.replies.splice(0))
}
