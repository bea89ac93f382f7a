/** What every page shares. Pure types and zod: the web imports these files with `import type`. */
import { z } from 'zod/v4'

/** From the least to the most: what each may do stands at each route. */
export const ROLES = ['agent', 'lead', 'manager', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const CONSOLE_LOCALES = ['fr', 'en'] as const
export type ConsoleLocale = (typeof CONSOLE_LOCALES)[number]

/** Who asks. `id` is that of the account: `local:…`, `oidc:…`, `teams:…` or `demo:…`. */
export interface Actor {
  id: string
  name: string
  role: Role
  locale: ConsoleLocale
}

/** The body of every answer that is not 2xx. `message` is a sentence in the person's language. */
export interface ApiError {
  error: {
    code: string
    message: string
    /** With REQUEST_INVALID: path of the input → what is wrong with it. */
    fields?: Record<string, string>
  }
}

/** A moment in answers: ISO 8601, UTC. */
export type Moment = string

export interface Paged<Row> {
  rows: Row[]
  /** Give it back as `cursor` for the next page; null when there is none. */
  cursor: string | null
}

/** Only-this-and-nothing-else input of routes that want none. */
export const nothing = z.strictObject({})

export const cursor = z.string().max(4000).optional()
export const limit = z.coerce.number().int().min(1).max(200).default(50)

/** `?reason=a&reason=b`, or one of them alone. */
export function oneOrMore<Schema extends z.ZodType>(item: Schema) {
  return z.union([z.array(item).max(50), item.transform((one) => [one])]).optional()
}

/** A day of the calendar on the wall in Paris: 2026-11-23. */
export const day = z.iso.date()
