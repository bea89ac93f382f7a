/** The card of one ticket. Pure: the same view, language and moment give the same card. */
import type { DeskView } from '../../../hotline/desk-view.js'
import type { Locale, Translate } from '../../../locales/index.js'
import { clockTime, dayName, isoDay } from '../../../locales/time.js'
import { caseFacts } from './case-facts.js'
import { companyFacts } from './company-facts.js'
import {
  banner,
  type Card,
  card,
  type Element,
  fact,
  heading,
  labelRun,
  line,
  MAX_CARD_BYTES,
  run,
  sizeOf,
} from './elements.js'
import { ticketActions } from './ticket-actions.js'
import { history } from './ticket-history.js'

export interface CardContext {
  translate: Translate
  locale: Locale
  now: Date
  links: DeskLinks
  /** Answer to the one who clicked; only he sees it. */
  said?: { text: string; style: 'good' | 'warning' }
}

/** Addresses that only the right person can open; null where there is none (no public address yet). */
export interface DeskLinks {
  file(hash: string): string | null
  /** A case in the console, by its id or, where a request has no case, by the ticket’s. */
  ticket(id: string): string | null
  /** Where an agent hands in a file for the installer. */
  upload(ticketId: string, agentId: string): string | null
}

/** The envelope around a card (conversation, sender, summary) takes its part of the 28 KB. */
const ENVELOPE_BYTES = 2 * 1024

export function ticketCard(view: DeskView, context: CardContext): Card {
  // What is left out when the card is too large: the oldest messages, then the history.
  for (const [messages, events] of [
    [6, 4],
    [3, 3],
    [1, 1],
  ] as const) {
    const drawn = draw(view, context, messages, events)
    if (sizeOf(drawn) <= MAX_CARD_BYTES - ENVELOPE_BYTES) return drawn
  }
  const few = { ...view, agents: view.agents.slice(0, 5) }
  const drawn = draw(few, context, 0, 0)
  if (sizeOf(drawn) <= MAX_CARD_BYTES - ENVELOPE_BYTES || !view.companyCheck) return drawn
  return draw({ ...few, companyCheck: { ...view.companyCheck, sides: [] } }, context, 0, 0)
}

function draw(view: DeskView, context: CardContext, messages: number, events: number): Card {
  const { ticket } = view
  const { translate } = context
  const spoken = translate('desk.card.speak', {
    number: ticket.number,
    cause: translate(`desk.cause.${ticket.cause}`),
  })
  const drawn = card(
    [
      ...(context.said ? [banner(context.said.text, context.said.style)] : []),
      ...header(view, context),
      ...who(view, context),
      ...companyFacts(view, context),
      ...caseFacts(view, context),
      ...transcript(view, context, messages),
      ...history(view, context, events),
    ],
    spoken,
  )
  const { sets, openUrls } = ticketActions(view, context)
  for (const actions of sets) drawn.body.push({ type: 'ActionSet', actions, spacing: 'Medium' })
  if (openUrls.length > 0) drawn.actions = openUrls
  return drawn
}

function header(view: DeskView, context: CardContext): Element[] {
  const { ticket, position } = view
  const { translate } = context
  const at = (moment: Date) => when(moment, context)
  const state =
    ticket.state === 'closed'
      ? translate('desk.card.state_closed', { end: translate(`desk.closed.${ticket.end ?? 'other'}`) })
      : ticket.state === 'claimed'
        ? translate('desk.card.state_claimed', {
            agent: ticket.agentName ?? '',
            time: at(ticket.claimedAt ?? ticket.openedAt),
          })
        : translate('desk.card.state_waiting_position', { position })
  const color = ticket.state === 'waiting' ? 'Accent' : ticket.state === 'claimed' ? 'Good' : undefined
  return [
    line([run(translate('desk.card.title', { number: ticket.number }), { size: 'Large', weight: 'Bolder' })]),
    line([run(state, { weight: 'Bolder', ...(color ? { color } : {}) })]),
    ...due(view, context),
    ...(ticket.pending
      ? [
          banner(
            translate(ticket.pending.unconfirmed ? 'desk.card.unconfirmed' : 'desk.card.pending', {
              agent: ticket.pending.agentName,
              serial: ticket.pending.shortSerial,
            }),
            'warning',
          ),
        ]
      : []),
  ]
}

function due({ ticket }: DeskView, context: CardContext): Element[] {
  const { translate, now } = context
  if (ticket.state === 'closed') return []
  const lines: Element[] = []
  const late = (moment: Date) => moment <= now
  if (ticket.firstAnsweredAt) {
    lines.push(
      line([
        run(translate('desk.card.answered', { time: when(ticket.firstAnsweredAt, context) }), {
          isSubtle: true,
        }),
      ]),
    )
  } else if (late(ticket.firstDueAt)) {
    lines.push(
      line([
        run(translate('desk.card.due_passed', { time: when(ticket.firstDueAt, context) }), {
          color: 'Attention',
          weight: 'Bolder',
        }),
      ]),
    )
  } else {
    const key = ticket.promiseKind === 'before' ? 'desk.card.due' : 'desk.card.due_opening'
    lines.push(line([run(translate(key, { time: when(ticket.promiseAt, context) }), { color: 'Warning' })]))
  }
  if (ticket.nextDueAt) {
    const text = translate('desk.card.next_due', { time: when(ticket.nextDueAt, context) })
    lines.push(line([run(text, { color: late(ticket.nextDueAt) ? 'Attention' : 'Warning' })]))
  }
  return lines
}

function who({ ticket, person, company }: DeskView, { translate }: CardContext): Element[] {
  const type = person?.providerType ? `, ${translate(`desk.card.provider.${person.providerType}`)}` : ''
  const name = person?.profileName?.trim() || addressOf(ticket.conversation)
  return [
    fact(translate, translate('desk.card.who'), `${name}${type} (${addressOf(ticket.conversation)})`),
    ...(person?.optedOutAt ? [banner(translate('desk.card.opted_out'), 'warning')] : []),
    company
      ? fact(
          translate,
          translate('desk.card.company'),
          [company.name || company.vat, company.city, translate(`desk.card.company_state.${company.state}`)]
            .filter(Boolean)
            .join(', '),
        )
      : fact(translate, translate('desk.card.company'), translate('desk.card.company_none'), {
          isSubtle: true,
        }),
  ]
}

/** Agents call people back: the number as the channel gives it, without the channel's name. */
function addressOf(conversation: string): string {
  return conversation.replace(/^[a-z]+:/, '')
}

function transcript(view: DeskView, context: CardContext, shown: number): Element[] {
  const messages = view.messages.slice(-shown)
  if (shown === 0 || messages.length === 0) return []
  const { translate } = context
  const older = view.olderMessages + view.messages.length - messages.length
  return [
    heading(translate('desk.card.last_messages')),
    ...(older > 0
      ? [line([run(translate('desk.card.more_messages', { count: older }), { isSubtle: true })])]
      : []),
    ...messages.map(({ author, text, files, at }) =>
      line([
        labelRun(translate, `${clockTime(at, context.locale)} ${translate(`desk.card.author.${author}`)}`, {
          size: 'Small',
        }),
        run(`${flat(text)}${files.length > 0 ? ` 📎×${files.length}` : ''}`.trim() || '…', { size: 'Small' }),
      ]),
    ),
  ]
}

/** On one line, without WhatsApp's marks for bold and italics: on the card a message is a reminder. */
function flat(text: string): string {
  return text.replace(/(^|\s)([*_~])(\S(?:.*?\S)?)\2(?=\s|[.,;:!?]|$)/gm, '$1$3').replace(/\s*\n\s*/g, ' · ')
}

/** The time, and the day when it is not today. */
export function when(moment: Date, { locale, now }: Pick<CardContext, 'locale' | 'now'>): string {
  const time = clockTime(moment, locale)
  return isoDay(moment) === isoDay(now) ? time : `${dayName(moment, locale)}, ${time}`
}
