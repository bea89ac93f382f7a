import type { CompanyCheckView, CompanySide, DeskView } from '../../../hotline/desk-view.js'
import { hasSentence } from '../../../locales/index.js'
import { cut, type Element, fact, heading, line, run } from './elements.js'
import type { CardContext } from './ticket-card.js'

/** An address fits; a whole letter is no address. */
const MAX_CELL = 120

/** What a company claims and what the registers say, side by side, while somebody has to decide about it. */
export function companyFacts({ companyCheck: check }: DeskView, context: CardContext): Element[] {
  if (!check || check.settled) return []
  const { translate } = context
  return [
    heading(translate('desk.company.title')),
    fact(translate, translate('desk.company.why'), why(check, context), { color: 'Warning' }),
    ...(check.sides.length > 0 ? [sideBySide(check.sides, context)] : []),
    ...(check.email ? [mailbox(check.email, check.emailVerified, context)] : []),
  ]
}

function why({ reasons, isContact }: CompanyCheckView, { translate }: CardContext): string {
  const said = reasons.map((reason) => {
    const key = `desk.company.reason.${reason}`
    return hasSentence(key) ? translate(key) : reason
  })
  return [...said, ...(isContact ? [] : [translate('desk.company.not_contact')])].join(' · ')
}

function sideBySide(sides: readonly CompanySide[], context: CardContext): Element {
  const columns = sides.map((side) => ({ type: 'Column', width: 'stretch', items: column(side, context) }))
  return { type: 'ColumnSet', columns }
}

function column(side: CompanySide, { translate }: CardContext): Element[] {
  const status =
    side.status && side.status !== 'active' ? translate(`desk.company.status.${side.status}`) : null
  const head = side.headCount ? translate('desk.company.head_count', { band: side.headCount }) : null
  const created = side.createdOn ? translate('desk.company.created', { date: side.createdOn }) : null
  const lines = [status, side.name, side.address, created, head].filter((text) => text !== null)
  return [
    line([run(translate(`desk.company.from_${side.from}`), { weight: 'Bolder', size: 'Small' })]),
    ...lines.map((text) =>
      line([run(cut(text, MAX_CELL), { size: 'Small', ...(text === status ? { color: 'Warning' } : {}) })]),
    ),
    ...(lines.length === 0 ? [line([run('–', { isSubtle: true })])] : []),
  ]
}

function mailbox(email: string, verified: boolean, { translate }: CardContext): Element {
  const state = translate(verified ? 'desk.company.email_proven' : 'desk.company.email_unproven')
  return fact(translate, translate('desk.company.email'), `${email}, ${state}`)
}
