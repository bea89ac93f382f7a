import type { TurnContext } from 'botbuilder'
import { z } from 'zod/v4'
import type { Card } from '../../adapters/teams/cards/elements.js'
import { heldAnswered } from '../../adapters/teams/cards/held-card.js'
import { sha256 } from '../../core/ids.js'
import type { AgentBotParts } from './parts.js'
import { speechOf } from './speech.js'

export const HELD_VERBS = ['held_send', 'held_note', 'held_drop'] as const

const held = z.object({
  verb: z.enum(HELD_VERBS),
  ticketId: z.string().min(1).max(64),
  rev: z.coerce.number().int(),
  held_text: z.string().max(1600),
})

/** What is to become of a message that was held back. */
export async function heldClick(
  parts: AgentBotParts,
  context: TurnContext,
  verb: string,
  data: unknown,
): Promise<Card | string> {
  const speech = await speechOf(parts)
  const { translate } = speech
  const agent = await parts.who(context.activity)
  if (!agent) return translate('desk.answer.not_allowed')
  const read = held.safeParse({ ...(data as object), verb })
  if (!read.success) return translate('desk.answer.invalid')
  const { ticketId, rev, held_text: text } = read.data
  if (read.data.verb === 'held_drop') return heldAnswered(translate('desk.notice.held_dropped'))
  const key = (step: string) => sha256(JSON.stringify([agent.id, step, ticketId, rev, text])).slice(0, 40)
  const act = (click: Parameters<typeof parts.desk.act>[0]['click'], step: string) =>
    parts.desk.act({ ticketId, agent, click, key: key(step) })
  if (read.data.verb === 'held_note') {
    return heldAnswered(speech.answer(await act({ kind: 'note', text }, 'note')).text)
  }
  const claimed = await act({ kind: 'claim' }, 'claim')
  // Claimed a moment ago by the same person is as good.
  if (claimed.outcome !== 'done' && claimed.refusal !== 'already_yours') {
    return heldAnswered(speech.answer(claimed).text)
  }
  return heldAnswered(speech.answer(await act({ kind: 'reply', text, files: [] }, 'send')).text)
}
