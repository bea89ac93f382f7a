import type { Translate } from '../../../locales/index.js'
import type { DeskTicketDoc } from '../../../models/desk-ticket.js'
import { banner, type Card, card, execute, line, run } from './elements.js'

/** The question put to somebody whose message was held back: it is not lost, and nothing happened to it. */
export function heldCard(
  held: {
    ticket: Pick<DeskTicketDoc, '_id' | 'number' | 'version' | 'agentName'>
    text: string
    why: 'taken' | 'claim_first' | 'closed'
  },
  translate: Translate,
): Card {
  const { ticket, text, why } = held
  const said = {
    taken: 'desk.notice.not_sent_owner',
    claim_first: 'desk.notice.not_sent_unclaimed',
    closed: 'desk.notice.not_sent_closed',
  } as const
  const title = translate(said[why], { number: ticket.number, owner: ticket.agentName ?? '' })
  const data = { ticketId: ticket._id, rev: ticket.version, held_text: text }
  const drawn = card(
    [
      banner(title, 'warning'),
      line([run(text, { isSubtle: true })]),
      line([run(translate('desk.notice.not_sent_question'))]),
    ],
    title,
  )
  drawn.actions = [
    ...(why === 'claim_first'
      ? [execute(translate('desk.notice.held_take_and_send'), 'held_send', data, 'positive')]
      : []),
    ...(text ? [execute(translate('desk.notice.held_note'), 'held_note', data)] : []),
    execute(translate('desk.notice.held_drop'), 'held_drop', { ...data, held_text: '' }),
  ]
  return drawn
}

/** The same card once it was answered. */
export function heldAnswered(text: string): Card {
  return card([line([run(text)])], text)
}
