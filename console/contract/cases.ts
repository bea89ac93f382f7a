/** The list of cases and its filters. */
import { z } from 'zod/v4'
import { CASE_OUTCOMES, CASE_STATES, type CaseOutcome, type CaseState } from '../../models/case.js'
import { cursor, day, limit, type Moment, oneOrMore, type Paged } from './common.js'

const word = z.string().trim().min(1).max(100)

/** GET /cases: the page's URL carries the same names, so that the URL is the state. Days are whole days in Paris. */
export const caseQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  state: oneOrMore(z.enum(CASE_STATES)),
  outcome: oneOrMore(z.enum([...CASE_OUTCOMES, 'open'])),
  reason: oneOrMore(word),
  /** Agent's id; `none`: no human had it. */
  agent: oneOrMore(word),
  /** Company's id, or the beginning of its name or VAT number. */
  company: word.optional(),
  /** A short serial, whole. */
  serial: word.optional(),
  /** Beginning of a model: `DS-2CD`. */
  model: word.optional(),
  channel: oneOrMore(z.enum(['whatsapp', 'files'])),
  promise: z.enum(['kept', 'missed', 'open', 'none']).optional(),
  /** 1 to 5; `none`: not answered. */
  csat: oneOrMore(z.enum(['1', '2', '3', '4', '5', 'none'])),
  language: z.enum(['fr', 'en']).optional(),
  /** Words of the messages, accents and capitals aside; also a case number. */
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['opened', 'updated']).default('opened'),
  cursor,
  limit,
})
export type CaseQuery = z.infer<typeof caseQuery>

export interface CaseRow {
  id: string
  /** `case`: a reset; `request`: somebody asked for a human without one. */
  kind: 'case' | 'request'
  number: string
  state: CaseState
  outcome: CaseOutcome | null
  /** Of the last decision, as a word of the closed list and as a sentence. */
  reason: { code: string; text: string } | null
  person: string | null
  company: { id: string; name: string } | null
  agents: { id: string; name: string }[]
  serials: string[]
  models: string[]
  channel: string
  language: 'fr' | 'en'
  promise: 'kept' | 'missed' | 'open' | 'none'
  csat: number | null
  openedAt: Moment
  updatedAt: Moment
  closedAt: Moment | null
  /** Seconds from the opening to the first code; null without one. */
  codeAfter: number | null
  /** Where the words of `q` stand, at most three; empty without `q`. */
  hits: Hit[]
}

/** A stretch of a message; `mark` is true for the words that were looked for. */
export interface Hit {
  messageId: string
  at: Moment
  author: string
  parts: { text: string; mark: boolean }[]
}

export interface CaseList extends Paged<CaseRow> {
  /** How many there are in all, counted up to 1,000; null with `q`. */
  total: number | null
  /** With `q`: more messages hold the words than were looked at; narrow the filters. */
  more: boolean
}

/** GET /cases/choices: what the filters offer. */
export interface CaseChoices {
  agents: { id: string; name: string }[]
  reasons: { code: string; text: string }[]
  outcomes: { code: string; text: string }[]
  states: { code: string; text: string }[]
}

/** GET /filters → SavedFilter[]; POST /filters; DELETE /filters/:filterId. One's own, nobody else's. */
export interface SavedFilter {
  id: string
  name: string
  /** The page's query string, without `cursor`: `outcome=solved&from=2026-11-01`. */
  query: string
}
export const saveFilter = z.strictObject({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(2000),
})
export const filterId = z.strictObject({ filterId: z.string().min(1).max(64) })
