/** What managers and admins can set. Every change is in the access log as `admin.changed`, before and after. */
import { z } from 'zod/v4'
import { CONSOLE_LOCALES, cursor, day, type Moment, type Paged, ROLES, type Role } from './common.js'

const minutes = z.number().int().min(1).max(10_080)
const hours = z.array(z.strictObject({ from: z.string(), to: z.string() })).max(6)

/** GET /admin/desk → DeskView; PUT with all of it. Manager, admin. */
export const deskInput = z.strictObject({
  /** ISO weekday 1 … 7 → hours `HH:MM`; null: the hotline's own. */
  week: z.record(z.string().regex(/^[1-7]$/), hours).nullable(),
  alsaceMoselle: z.boolean(),
  firstMinutes: minutes,
  nextMinutes: minutes,
  resolutionMinutes: minutes,
  ringMinutes: minutes,
  ringsBeforeLead: z.number().int().min(1).max(20),
  locale: z.enum(CONSOLE_LOCALES),
})
export type DeskSettingsView = z.infer<typeof deskInput>

/** GET /admin/calendar?month=2026-11 → CalendarDay[]: every day with the hours it has in force. */
export const calendarQuery = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })
export interface CalendarDay {
  day: string
  hours: { from: string; to: string }[]
  exception: { kind: 'closed' | 'open'; hours: { from: string; to: string }[]; note: string | null } | null
}
/** PUT /admin/calendar/:day; DELETE /admin/calendar/:day. `closed` without hours: the whole day. */
export const exceptionInput = z.strictObject({
  day,
  kind: z.enum(['closed', 'open']),
  hours,
  note: z.string().trim().max(200).nullable().default(null),
})
export const dayOnly = z.strictObject({ day })

/** GET /admin/replies → CannedReply[]; PUT and DELETE /admin/replies/:name. Lead, manager, admin. */
export const replyInput = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,32}$/),
  fr: z.string().trim().min(1).max(1600),
  en: z.string().trim().min(1).max(1600),
})
export const replyName = z.strictObject({ name: z.string().max(32) })
export interface CannedReply {
  name: string
  fr: string
  en: string
  by: string
  updatedAt: Moment
}

/** GET /admin/texts?find=…&overridden=true → Paged<TextRow>. */
export const textQuery = z.strictObject({
  find: z.string().trim().max(100).optional(),
  overridden: z.enum(['true', 'false']).optional(),
  cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export interface TextRow {
  key: string
  /** As shipped; `{{name}}` are values that must stay. */
  shipped: Record<'fr' | 'en', string>
  /** Null: as shipped. */
  override: Record<'fr' | 'en', string | null>
  values: string[]
}
/** PUT /admin/texts/:key; DELETE /admin/texts/:key?locale=fr. 400 when a value is missing, unknown, or it is too long. */
export const textInput = z.strictObject({
  key: z.string().max(200),
  locale: z.enum(CONSOLE_LOCALES),
  text: z.string().min(1).max(1600),
})
export const textKey = z.strictObject({ key: z.string().max(200), locale: z.enum(CONSOLE_LOCALES) })
/** POST /admin/texts/preview with textInput: as the installer would see it, with example values; problems instead of 400. */
export interface TextPreview {
  text: string
  problems: string[]
}

/** GET /admin/limits → Setting[]; PUT /admin/limits/:name {value}. Retention has the same form at /admin/retention. */
export interface Setting {
  name: string
  /** What it does, a sentence. */
  meaning: string
  value: number
  shipped: number
  min: number
  max: number
  unit: 'count' | 'minutes' | 'days' | 'hours'
  changedBy: string | null
  changedAt: Moment | null
}
export const settingInput = z.strictObject({ name: z.string().max(64), value: z.number().int() })

/** GET /admin/features → Feature[]; PUT /admin/features/:name. */
export interface Feature {
  name: string
  meaning: string
  on: boolean
  changedBy: string | null
  changedAt: Moment | null
}
export const featureInput = z.strictObject({ name: z.string().max(64), on: z.boolean() })

/** GET /admin/agents → DeskAgent[]; PUT /admin/agents/:agentId. People of the desk in Teams. */
export interface DeskAgent {
  id: string
  name: string
  role: 'agent' | 'lead'
  presence: 'available' | 'away'
  lastSeenAt: Moment
  openTickets: number
}
export const agentInput = z.strictObject({
  agentId: z.string().min(1).max(100),
  role: z.enum(['agent', 'lead']),
})

/** GET /admin/users → ConsoleUser[]. Admin. */
export interface ConsoleUser {
  id: string
  login: string
  name: string
  /** Null: signed in with the company's account and waits for one. */
  role: Role | null
  way: 'password' | 'oidc' | 'teams' | 'demo'
  disabled: boolean
  locked: boolean
  totp: boolean
  sessions: number
  lastSignInAt: Moment | null
  /** Until when a link to choose a new password is good; null: none is out. */
  resetUntil: Moment | null
}
/** POST /admin/users: a local account; answers the first password once. */
export const userInput = z.strictObject({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._@+-]{2,100}$/),
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
})
export interface NewUser {
  id: string
  /** Shown this once. */
  password: string
}
/** PUT /admin/users/:userId: role, disabled, or ends a lock. Sessions of a disabled account end at once. */
export const userChange = z.strictObject({
  userId: z.string().min(1).max(200),
  role: z.enum(ROLES).optional(),
  disabled: z.boolean().optional(),
  unlock: z.literal(true).optional(),
  resetTotp: z.literal(true).optional(),
})
/**
 * POST /admin/users/:userId/reset: a link by which they choose a new password, good once. The present one is dead at
 * once, and sessions end. Local accounts of others only.
 */
export interface ResetLink {
  /** Shown this once; `/console/reset#<token>`, so that the token goes to no server and into no log. */
  url: string
  expiresAt: Moment
}
/** DELETE /admin/users/:userId/sessions ends all of them. */
export const userId = z.strictObject({ userId: z.string().min(1).max(200) })

/** GET /admin/templates → TemplateState[]; asked at WhatsApp every ten minutes, `?fresh=true` every 15 s at most. */
export const templateQuery = z.strictObject({ fresh: z.literal('true').optional() })
export interface TemplateState {
  name: string
  category: string
  /** `approved`, `pending`, `rejected`, `missing` … as WhatsApp says; `unknown` when it does not answer. */
  state: string
  stateText: string
  detail: string | null
  /** When WhatsApp was asked. */
  checkedAt: Moment
}

/** GET /admin/dead-letters?side=out → Paged<DeadLetter>. `in`: came and was not dealt with; `out`: not sent. */
export const deadLetterQuery = z.strictObject({
  side: z.enum(['in', 'out']),
  cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export interface DeadLetter {
  id: string
  side: 'in' | 'out'
  channel: string
  conversation: string
  at: Moment
  settledAt: Moment | null
  attempts: number
  error: string | null
  /** The payload, secrets masked. */
  payload: unknown
}
/** POST /admin/dead-letters/:side/:id/replay. 409 STALE when it is no dead letter any more. */
export const deadLetterId = z.strictObject({ side: z.enum(['in', 'out']), id: z.string().min(1).max(64) })

/** GET /admin/health → Health[]; asks each neighbour now, at most once in 15 s. */
export interface Health {
  name: string
  label: string
  state: 'good' | 'slow' | 'failing' | 'simulated' | 'not_configured'
  detail: string | null
  ms: number | null
  checkedAt: Moment
}

/** GET /admin/changes → Paged<Change>: what was set by whom. */
export const changeQuery = z.strictObject({
  cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export interface Change {
  id: string
  at: Moment
  by: string
  what: string
  before: string | null
  after: string | null
}
export type Changes = Paged<Change>
