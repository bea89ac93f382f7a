/** How good the work is: score cards, the sample of the week, notes to agents, and their objections. */
import { z } from 'zod/v4'
import { day, type Moment } from './common.js'

const id = z.string().min(1).max(64)
const text = z.string().trim().min(1).max(2000)

export const criterion = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]{1,32}$/),
  /** What is looked at: « Politesse et clarté ». */
  label: z.string().trim().min(1).max(80),
  help: z.string().trim().max(300).default(''),
  /** How much it counts beside the others. */
  weight: z.number().int().min(1).max(10),
  /** A zero here makes the whole a zero: a code given without checking. */
  vital: z.boolean().default(false),
})
export type Criterion = z.infer<typeof criterion>

/** GET /quality/card → ScoreCard (everybody); PUT /quality/card (manager): a new version, old reviews keep theirs. */
export const saveCard = z.strictObject({
  /** The version that was edited: 409 STALE when somebody else was faster. */
  version: z.number().int().min(0),
  criteria: z
    .array(criterion)
    .min(1)
    .max(20)
    .refine((list) => new Set(list.map((each) => each.id)).size === list.length, 'each id once'),
})
export interface ScoreCard {
  version: number
  criteria: Criterion[]
  updatedAt: Moment | null
}

/** GET /quality/sample?day=2026-11-20: the week that day lies in → Sample. The same week gives the same sample. */
export const sampleQuery = z.strictObject({
  day: day.optional(),
  perAgent: z.coerce.number().int().min(1).max(20).default(5),
})
export interface Sample {
  /** Monday and Sunday. */
  from: string
  to: string
  agents: { id: string; name: string; handled: number; cases: SampledCase[] }[]
}
export interface SampledCase {
  caseId: string
  number: string
  closedAt: Moment
  /** Why it was drawn; `random` when nothing stood out. */
  why: Risk[] | ['random']
  reviewId: string | null
}
export const RISKS = [
  'override',
  'low_rating',
  'promise_broken',
  'refused',
  'code_failed',
  'many_tries',
  'suspicion',
] as const
export type Risk = (typeof RISKS)[number]

/** 0 to 4 for each criterion; null: does not apply here. */
const scores = z.record(z.string(), z.number().int().min(0).max(4).nullable())

/** POST /quality/reviews (lead, manager) → Review; PUT /quality/reviews/:reviewId by who wrote it, until disputed. */
export const writeReview = z.strictObject({
  caseId: id,
  agentId: id,
  scores,
  comment: z.string().trim().max(2000).default(''),
})
export const changeReview = writeReview.omit({ caseId: true, agentId: true }).extend({ reviewId: id })

/** GET /quality/reviews?agent=&caseId=&from=&to= → Review[]. Agents see their own. */
export const reviewsQuery = z.strictObject({
  agent: id.optional(),
  caseId: id.optional(),
  from: day.optional(),
  to: day.optional(),
})
export interface Review {
  id: string
  caseId: string
  number: string
  agent: { id: string; name: string }
  by: { id: string; name: string }
  at: Moment
  cardVersion: number
  criteria: Criterion[]
  scores: Record<string, number | null>
  /** 0 to 100, of what applies; null when nothing does. */
  total: number | null
  comment: string
  dispute: Dispute | null
}
export interface Dispute {
  text: string
  at: Moment
  answer: { text: string; accepted: boolean; by: { id: string; name: string }; at: Moment } | null
}

/** POST /quality/reviews/:reviewId/dispute (the agent it is about) → Review. */
export const dispute = z.strictObject({ reviewId: id, text })
/** POST /quality/reviews/:reviewId/answer (manager; not who wrote the review) → Review; `scores` when they change. */
export const answerDispute = z.strictObject({
  reviewId: id,
  text,
  accepted: z.boolean(),
  scores: scores.optional(),
})

/** GET /quality/notes?agent= → Note[]; POST /quality/notes (lead, manager). Agents see those that are for them. */
export const notesQuery = z.strictObject({ agent: id.optional() })
export const writeNote = z.strictObject({ agentId: id, caseId: id.nullable().default(null), text })
export interface Note {
  id: string
  agent: { id: string; name: string }
  by: { id: string; name: string }
  caseId: string | null
  number: string | null
  text: string
  at: Moment
  /** When the agent has seen it; POST /quality/notes/:noteId/seen. */
  seenAt: Moment | null
}
export const noteId = z.strictObject({ noteId: id })

/** GET /quality/agents?from=&to= → AgentQuality[]: what the reviews say of each. */
export const agentsQuery = z.strictObject({ from: day, to: day })
export interface AgentQuality {
  id: string
  name: string
  reviews: number
  /** 0 to 100. */
  average: number | null
  byCriterion: { id: string; label: string; average: number | null }[]
  csat: { answered: number; average: number | null }
  disputes: number
}
