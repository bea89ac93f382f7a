import type { DeskView } from '../../../hotline/desk-view.js'
import { type Action, choiceInput, execute, form, line, run, textInput, toggle } from './elements.js'
import type { CardContext } from './ticket-card.js'

/** Ids of the inputs; hotline/card-input.ts reads them. Every id is used once on a card. */
const REFUSALS = [
  'label_unreadable',
  'wrong_device',
  'other_device_in_list',
  'proof_of_purchase_needed',
  'company_not_verified',
  'end_user',
  'not_resettable',
  'suspicion',
  'other',
] as const
const VERDICTS = ['verified', 'suspended', 'pending'] as const
const CLOSINGS = ['solved', 'refused', 'unreachable', 'duplicate', 'other'] as const

/** Teams shows six buttons in a row at most: what agents do most stands in the first set. */
export function ticketActions(
  view: DeskView,
  context: CardContext,
): { sets: Action[][]; openUrls: Action[] } {
  const { ticket } = view
  const { translate, links } = context
  const seen = { ticketId: ticket._id, rev: ticket.version }
  // The console goes by the case; a request without one has a page of its own.
  const console = links.ticket(ticket.caseId ?? ticket._id)
  const openUrls: Action[] = console
    ? [{ type: 'Action.OpenUrl', title: translate('desk.card.open_case'), url: console }]
    : []
  if (ticket.state === 'closed') return { sets: [], openUrls }
  if (ticket.state === 'waiting') {
    return {
      sets: [[execute(translate('desk.card.claim'), 'claim', seen, 'positive'), noteForm(context, seen)]],
      openUrls,
    }
  }
  const caseSeen = { ...seen, caseVersion: view.case?.version ?? null }
  const first: Action[] = [
    form(
      translate('desk.card.reply'),
      [
        textInput('reply_text', translate('desk.card.reply_placeholder'), {
          multiline: true,
          required: true,
        }),
        line([run(translate('desk.card.reply_hint'), { isSubtle: true, size: 'Small' })]),
      ],
      [execute(translate('desk.card.send'), 'reply', seen, 'positive'), ...uploadLink(view, context)],
    ),
    form(
      translate('desk.card.ask_photo'),
      [textInput('photo_text', translate('desk.card.ask_photo_placeholder'), { multiline: true })],
      [execute(translate('desk.card.send'), 'ask_photo', seen)],
    ),
    ...releaseForm(view, context, caseSeen),
    form(
      translate('desk.card.refuse'),
      [
        choiceInput(
          'refuse_reason',
          translate('desk.card.refuse_reason'),
          REFUSALS.map((value) => ({ value, title: translate(`desk.refusal_title.${value}`) })),
        ),
        textInput('refuse_text', translate('desk.card.refuse_text'), { multiline: true }),
      ],
      [execute(translate('desk.card.send'), 'refuse', caseSeen, 'destructive')],
    ),
  ]
  const second: Action[] = [
    ...companyForm(view, context, seen),
    ...(view.agents.length > 0
      ? [
          form(
            translate('desk.card.transfer'),
            [
              choiceInput(
                'transfer_to',
                translate('desk.card.transfer_to'),
                view.agents.map(({ id, name }) => ({ title: name, value: id })),
              ),
            ],
            [execute(translate('desk.card.transfer'), 'transfer', seen)],
          ),
        ]
      : []),
    noteForm(context, seen),
    execute(translate('desk.card.hand_back'), 'hand_back', seen),
    form(
      translate('desk.card.close'),
      [
        choiceInput(
          'close_reason',
          translate('desk.card.close_reason'),
          CLOSINGS.map((value) => ({ value, title: translate(`desk.closed.${value}`) })),
          'solved',
        ),
      ],
      [execute(translate('desk.card.close'), 'close', seen)],
    ),
  ]
  const approval: Action[] = ticket.pending
    ? [
        execute(
          translate('desk.card.approve'),
          'approve',
          { ...caseSeen, askedAt: ticket.pending.at.getTime() },
          'positive',
        ),
        execute(translate('desk.card.decline'), 'decline', seen, 'destructive'),
      ]
    : []
  return { sets: [approval, first, second].filter((set) => set.length > 0), openUrls }
}

function releaseForm(view: DeskView, context: CardContext, seen: Record<string, unknown>): Action[] {
  const { translate } = context
  const candidates = view.case?.candidates ?? []
  const [first] = candidates
  if (!first) return []
  const ways = ['platform', 'typed', 'xml'] as const
  return [
    form(
      translate('desk.card.release'),
      [
        choiceInput(
          'release_serial',
          translate('desk.card.release_serial'),
          candidates.map(({ serial, risky }) => ({ value: serial, title: risky ? `${serial} ⚠` : serial })),
          first.serial,
        ),
        choiceInput(
          'release_via',
          translate('desk.card.release_via'),
          ways.map((value) => ({ value, title: translate(`desk.card.via_${value}`) })),
          'typed',
        ),
        textInput('release_code', translate('desk.card.release_code'), { multiline: true, max: 20_000 }),
        ...(candidates.some(({ risky }) => risky)
          ? [line([run(`⚠ ${translate('desk.card.release_risky')}`, { color: 'Warning' })])]
          : []),
      ],
      [execute(translate('desk.card.release'), 'release', seen, 'positive')],
    ),
  ]
}

/** The state of the company, and with it whether this person speaks for it. */
function companyForm(view: DeskView, { translate }: CardContext, seen: Record<string, unknown>): Action[] {
  const { companyCheck: check, company, case: found } = view
  if (!check || !company) return []
  return [
    form(
      translate('desk.company.decide'),
      [
        choiceInput(
          'company_state',
          translate('desk.company.verdict', { name: company.name || company.vat }),
          VERDICTS.map((value) => ({ value, title: translate(`desk.company.verdict_${value}`) })),
          check.settled ? 'suspended' : 'verified',
        ),
        textInput('company_text', translate('desk.company.text'), { multiline: true }),
        ...(found ? [toggle('company_hand_back', translate('desk.company.hand_back'), !check.settled)] : []),
      ],
      [
        execute(
          translate('desk.card.save'),
          'company',
          { ...seen, companyVersion: check.version },
          'positive',
        ),
      ],
    ),
  ]
}

function noteForm({ translate }: CardContext, seen: Record<string, unknown>): Action {
  return form(
    translate('desk.card.note'),
    [textInput('note_text', translate('desk.card.note_placeholder'), { multiline: true, required: true })],
    [execute(translate('desk.card.save'), 'note', seen)],
  )
}

function uploadLink({ ticket }: DeskView, { translate, links }: CardContext): Action[] {
  const url = ticket.agentId ? links.upload(ticket._id, ticket.agentId) : null
  return url ? [{ type: 'Action.OpenUrl', title: translate('desk.card.upload'), url }] : []
}
