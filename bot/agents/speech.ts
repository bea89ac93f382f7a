import type { Card } from '../../adapters/teams/cards/elements.js'
import { type CardContext, ticketCard } from '../../adapters/teams/cards/ticket-card.js'
import type { DeskAnswer } from '../../hotline/desk.js'
import { deskView } from '../../hotline/desk-view.js'
import { deskSettings } from '../../hotline/settings.js'
import { type Locale, type Translate, translator } from '../../locales/index.js'
import { clockTime } from '../../locales/time.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import type { AgentBotParts } from './parts.js'

/** The desk's language, and what is drawn and said in it. */
export interface Speech {
  locale: Locale
  translate: Translate
  card(ticket: DeskTicketDoc, said?: CardContext['said']): Promise<Card>
  /** What an agent is told after a click or a message. */
  answer(answer: DeskAnswer): { text: string; style: 'good' | 'warning' }
}

export async function speechOf(parts: AgentBotParts): Promise<Speech> {
  const { locale } = await deskSettings(parts.store)
  const translate = translator(locale)
  return {
    locale,
    translate,
    async card(ticket, said) {
      const view = await deskView(parts.store, ticket)
      const context = { translate, locale, now: parts.clock.now(), links: parts.links }
      return ticketCard(view, said ? { ...context, said } : context)
    },
    answer: (answer) => sayAnswer(answer, translate, locale),
  }
}

export function sayAnswer(
  { outcome, said, refusal, by, at, ticket }: DeskAnswer,
  translate: Translate,
  locale: Locale,
): { text: string; style: 'good' | 'warning' } {
  if (outcome === 'done' && said) {
    return { text: translate(`desk.said.${said}`, { number: ticket?.number ?? '' }), style: 'good' }
  }
  const values = { by: by ?? '', at: at ? clockTime(at, locale) : '' }
  return { text: translate(`desk.answer.${refusal ?? 'not_found'}`, values), style: 'warning' }
}
