import type { CaseDoc } from '../../cases/case.js'
import { Secret } from '../../core/secrets.js'
import { addWorkingTime, HOTLINE_CALENDAR } from '../../hotline/calendar.js'
import { type DeskClick, deskClick } from '../../hotline/desk-action.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import { type House, letters, type Town } from './house.js'
import * as say from './phrases.js'
import { runTurn } from './talk.js'

export interface DemoAgent {
  id: string
  name: string
  role: 'agent' | 'lead'
  /** Working minutes until they take something, at the median. */
  slowness: number
}

export const AGENTS: readonly DemoAgent[] = [
  // The first two are those as whom the playground's console signs people in.
  { id: 'demo:lead', name: 'Karim Benali', role: 'lead', slowness: 7 },
  { id: 'demo:agent', name: 'Inès Durand', role: 'agent', slowness: 9 },
  { id: 'demo-agent-3', name: 'Sophie Lemoine', role: 'agent', slowness: 11 },
  { id: 'demo-agent-4', name: 'Julien Mercier', role: 'agent', slowness: 16 },
  { id: 'demo-agent-5', name: 'Claire Vasseur', role: 'agent', slowness: 8 },
]

/** A click without what `act` knows by itself. Typed, so that what a click asks for cannot be forgotten here. */
type Does<Click = DeskClick> = Click extends DeskClick ? Omit<Click, 'caseVersion'> : never

let clicks = 0

/** What an agent does with a request. Yields the wait, milliseconds; nothing is done outside the desk's hours. */
export async function* serve(
  house: () => House,
  town: Town,
  ticket: DeskTicketDoc,
): AsyncGenerator<number, void> {
  const { random, clock } = town
  const agent = random.pick(AGENTS)
  const working = (minutes: number): number =>
    addWorkingTime(clock.now(), minutes, HOTLINE_CALENDAR).getTime() - clock.now().getTime()
  yield working(Math.max(0.5, agent.slowness * Math.exp(random.normal(0.8))))

  const act = async (does: Does, by: DemoAgent = agent): Promise<void> => {
    const { store, desk, agreed } = house()
    const reset = ticket.caseId ? await store.get<CaseDoc>('cases', ticket.caseId) : null
    const click = deskClick.parse({ ...does, caseVersion: reset?.version ?? null })
    await desk.act({
      ticketId: ticket._id,
      click,
      agent: { id: by.id, name: by.name },
      key: `demo-${++clicks}`,
    })
    const arrivals = agreed.splice(0)
    if (arrivals.length > 0) await runTurn(house(), town, ticket.conversation, arrivals)
  }
  const reply = (texts: readonly string[]) =>
    act({
      kind: 'reply',
      text: random.pick(texts).replace('{{agent}}', agent.name.split(' ')[0] ?? ''),
      files: [],
    })

  await act({ kind: 'claim' })
  yield working(random.between(0.5, 4))
  await reply(say.AGENT_HELLO)
  yield working(random.between(2, 12))
  if (random.chance(0.25)) await act({ kind: 'note', text: random.pick(say.AGENT_NOTES) })

  const reset = ticket.caseId ? await house().store.get<CaseDoc>('cases', ticket.caseId) : null
  if (ticket.cause === 'company_check' && reset?.companyId) {
    await house().companies.decide(reset.companyId, 'verified', agent.id)
    await house().companies.addContact(reset.companyId, reset.personId, agent.id)
    await reply(say.AGENT_COMPANY)
    yield working(1)
    return act({ kind: 'hand_back' })
  }
  const lot = random.next()
  if (lot < 0.12) {
    const reason = random.pick([
      'proof_of_purchase_needed',
      'suspicion',
      'end_user',
      'not_resettable',
    ] as const)
    await act({ kind: 'refuse', reason, text: undefined })
    yield working(random.between(5, 40))
    return act({ kind: 'close', reason: 'refused' })
  }
  if (lot < 0.22) {
    yield working(random.between(60, 200))
    return act({ kind: 'close', reason: random.pick(['unreachable', 'duplicate', 'other'] as const) })
  }
  if (ticket.cause === 'asked' && lot < 0.6) {
    await reply(say.AGENT_HELP)
    yield working(random.between(3, 20))
    return act({ kind: 'hand_back' })
  }
  const serial = reset?.serials.at(-1)
  if (!serial || reset === null) {
    await reply(say.AGENT_HELP)
    yield working(random.between(10, 60))
    return act({ kind: 'close', reason: 'solved' })
  }
  if (random.chance(0.4)) {
    await act({ kind: 'ask_photo', text: 'Une dernière photo de l’étiquette, s’il vous plaît.' })
    yield working(random.between(5, 25))
  }
  await reply(say.AGENT_CHECKED)
  yield working(random.between(1, 10))
  const sealedCode = town.box.seal(new Secret(letters(random)), reset._id)
  await act({ kind: 'release', via: 'typed', shortSerial: serial, sealedCode })
  const after = await house().store.get<DeskTicketDoc>('deskTickets', ticket._id)
  if (after?.pending) {
    yield working(random.between(2, 15))
    await act(
      { kind: 'approve', askedAt: after.pending.at.getTime() },
      AGENTS.find(({ id }) => id !== agent.id),
    )
  }
  yield working(random.between(15, 60))
  return act({ kind: 'close', reason: 'solved' })
}
