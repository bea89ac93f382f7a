import { fromZonedTime } from 'date-fns-tz'
import type { Filter } from '../../core/store.js'
import type { CaseQuery } from '../contract/cases.js'
import { ZONE } from '../zone.js'
import { fold } from './fold.js'

/** The greatest letter there is: what begins with a text lies between it and the text followed by this. */
const LAST = '\uffff'

/** The list's filters in the store's words. Pure. */
export function caseFilter(query: Omit<CaseQuery, 'cursor' | 'limit' | 'sort' | 'q'>): Filter {
  const all: Filter[] = []
  const field = query.from || query.to ? dates(query.from, query.to) : null
  if (field) all.push(field)
  if (query.state) all.push({ state: { $in: query.state } })
  if (query.outcome) {
    const outcomes = query.outcome.filter((outcome) => outcome !== 'open')
    const closed: Filter = { outcome: { $in: outcomes } }
    all.push(query.outcome.includes('open') ? { $or: [closed, { state: { $ne: 'closed' } }] } : closed)
  }
  if (query.reason) all.push({ reason: { $in: query.reason } })
  if (query.agent) {
    const agents = query.agent.filter((agent) => agent !== 'none')
    const had: Filter[] = agents.length > 0 ? [{ agentIds: { $in: agents } }] : []
    all.push({ $or: [...had, ...(query.agent.includes('none') ? [{ agentCount: 0 }] : [])] })
  }
  if (query.company) {
    const { company } = query
    const vat = company.toUpperCase().replace(/[^A-Z0-9]/g, '')
    all.push({
      $or: [
        { companyId: company },
        { companyFolded: beginsWith(fold(company)) },
        ...(vat === '' ? [] : [{ vat: beginsWith(vat) }]),
      ],
    })
  }
  if (query.serial) all.push({ serials: query.serial.toUpperCase() })
  if (query.model) all.push({ model: beginsWith(query.model.toUpperCase()) })
  if (query.channel) all.push({ channel: { $in: query.channel } })
  if (query.promise) all.push({ promise: query.promise })
  if (query.csat) {
    all.push({ csat: { $in: query.csat.map((score) => (score === 'none' ? null : Number(score))) } })
  }
  if (query.language) all.push({ language: query.language })
  return all.length === 0 ? {} : { $and: all }
}

function beginsWith(text: string): { $gte: string; $lt: string } {
  return { $gte: text, $lt: `${text}${LAST}` }
}

/** Whole days on the wall in Paris, both included. */
function dates(from: string | undefined, to: string | undefined): Filter {
  return {
    openedAt: {
      ...(from ? { $gte: fromZonedTime(`${from}T00:00:00`, ZONE) } : {}),
      ...(to ? { $lt: fromZonedTime(`${dayAfter(to)}T00:00:00`, ZONE) } : {}),
    },
  }
}

export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
