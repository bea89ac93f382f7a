/** What happened to a ticket and by whom, and what became of the last message. */
import type { DeskView } from '../../../hotline/desk-view.js'
import { clockTime } from '../../../locales/time.js'
import { type Element, fact, heading, labelRun, line, run } from './elements.js'
import type { CardContext } from './ticket-card.js'

export function history({ ticket }: DeskView, context: CardContext, shown: number): Element[] {
  const { translate, locale } = context
  const events = shown === 0 ? [] : ticket.events.slice(-shown)
  const lines = events.map(({ at, kind, agentName, detail }) => {
    const what = isEvent(kind) ? translate(`desk.event.${kind}`) : kind
    const more =
      kind === 'company_decided' && isVerdict(detail)
        ? translate(`desk.card.company_state.${detail}`)
        : kind === 'noted' || kind === 'transferred'
          ? detail
          : null
    const text = [clockTime(at, locale), agentName, what].filter(Boolean).join(' ')
    const style = { size: 'Small', isSubtle: true } as const
    return line(more ? [labelRun(translate, text, style), run(more, style)] : [run(text, style)])
  })
  const delivery = ticket.lastDelivery
  if (delivery && isDelivery(delivery)) {
    lines.push(fact(translate, translate('desk.card.delivery'), translate(`desk.delivery.${delivery}`)))
  }
  return lines.length > 0 ? [heading(translate('desk.card.history')), ...lines] : []
}

const EVENTS = [
  'opened',
  'claimed',
  'replied',
  'photo_asked',
  'released',
  'approval_asked',
  'confirmation_asked',
  'declined',
  'refused',
  'company_decided',
  'transferred',
  'noted',
  'handed_back',
  'closed',
  'requeued',
  'rung',
  'lead_called',
  'first_warning',
  'first_breach',
  'next_warning',
  'resolution_warning',
  'resolution_breach',
] as const

function isEvent(kind: string): kind is (typeof EVENTS)[number] {
  return (EVENTS as readonly string[]).includes(kind)
}

function isVerdict(detail: string | null): detail is 'verified' | 'suspended' | 'pending' {
  return detail === 'verified' || detail === 'suspended' || detail === 'pending'
}

const DELIVERIES = ['waiting', 'queued', 'sent', 'delivered', 'read', 'failed'] as const

function isDelivery(status: string): status is (typeof DELIVERIES)[number] {
  return (DELIVERIES as readonly string[]).includes(status)
}
