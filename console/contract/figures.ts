/**
 * What the pages of figures ask for and get. Days are Paris days, `2026-11-22`. A case counts on the day it was
 * opened, with all that became of it; a request for a human on the day it was made.
 */
import { z } from 'zod/v4'
import { day } from './common.js'

/** Two years and the day of a leap. */
const LONGEST_DAYS = 732

export const figuresQuery = z
  .strictObject({
    from: day,
    /** Included. */
    to: day,
    /** Width of one point of the series. A week begins on Monday. */
    step: z.enum(['day', 'week', 'month']).default('day'),
    /** Only what this agent, or this company, had to do with; one of the two at most. */
    agent: z.string().max(64).optional(),
    company: z.string().max(64).optional(),
  })
  .refine(({ from, to }) => from <= to, 'from is after to')
  .refine(
    ({ from, to }) => Date.parse(to) - Date.parse(from) < LONGEST_DAYS * 86_400_000,
    'too long a period',
  )
export type FiguresQuery = z.infer<typeof figuresQuery>

export interface Figures {
  from: string
  to: string
  step: 'day' | 'week' | 'month'
  agent: string | null
  company: string | null
  /** Of the one agent or company that was asked for; null for the whole hotline. */
  name: string | null
  now: Measures
  /** The same number of days right before `from`. */
  before: { from: string; to: string; measures: Measures }
  /** One for each step, empty ones included; the first and the last may be shorter. Lists are left out (empty). */
  series: { from: string; to: string; measures: Measures }[]
  /**
   * When installers write, over the whole period: their messages by weekday (0 Monday … 6 Sunday) and Paris hour; of an
   * agent or a company those about its cases.
   */
  heat: number[][]
  /** Busiest first, fifty at most, lists left out; empty when only one is asked for. */
  agents: Part[]
  companies: Part[]
  /** When they were counted last (ISO moment, to the minute); null: never yet. */
  updatedAt: string | null
}

export interface Part {
  id: string
  name: string
  measures: Measures
}

export interface Measures {
  cases: number
  closed: number
  solved: number
  /** Solved without a human: no request for one, no code given by an agent. Its share is of `closed`. */
  alone: number
  /** By CaseOutcome. */
  outcomes: Record<string, number>
  codes: number
  /** Seconds from the opening of a case to its first code. */
  timeToCode: Spread
  /** Seconds from the photo that settled it to the code. */
  photoToCode: Spread
  /** Requests for a human. */
  tickets: number
  /** Minutes of the desk's working time. */
  firstResponse: Spread
  resolution: Spread
  promises: { kept: number; broken: number; pending: number }
  /** How many got at least so far, in the order of the journey. */
  funnel: { stage: Stage; count: number }[]
  /** Question that was open when they left, of those who got no code; busiest first (`company.vat`). */
  leftAt: Named[]
  /** Reasons of failed tries (DecisionReason), and why the policy sent a case to a human. */
  mismatches: Named[]
  humanReasons: Named[]
  /** `retaken`: beyond one for each device. */
  photos: { taken: number; retaken: number; cases: number }
  /** UnreadableReason. */
  unreadable: Named[]
  families: Named[]
  /** `scores[0]` is how often 1 was given, `scores[4]` how often 5. */
  csat: { asked: number; answered: number; average: number | null; scores: number[] }
}

/** How durations spread; the quantiles are right to 2 %. Null where there are none. */
export interface Spread {
  count: number
  mean: number | null
  p50: number | null
  p95: number | null
  max: number | null
}

export interface Named {
  name: string
  count: number
}

export const STAGES = [
  'contact',
  'identity',
  'company',
  'sadp',
  'label',
  'declaration',
  'code',
  'confirmed',
] as const
export type Stage = (typeof STAGES)[number]

/** locales `console`… `figures.family.*` */
export const FAMILIES = [
  'camera',
  'ptz',
  'recorder_ip',
  'recorder_analog',
  'intercom',
  'access',
  'alarm',
  'thermal',
  'other',
  'unknown',
] as const
export type Family = (typeof FAMILIES)[number]
