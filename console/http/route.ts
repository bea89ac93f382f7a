import type { Request, Response } from 'express'
import type { z } from 'zod/v4'
import type { Clock } from '../../core/clock.js'
import type { AccessAction } from '../contract/access.js'
import { type Actor, ROLES, type Role } from '../contract/common.js'
import type { Session } from '../sign-in/session-store.js'

/** Everybody with an account. */
export const EVERYBODY: readonly Role[] = ROLES

export interface Subject {
  kind: string
  id: string
  /** What people call it: the case's number. */
  label: string
}

/** What a handler gets. */
export interface Asked<Input> {
  /** Path, query (GET, DELETE) or JSON body (POST, PUT), as `input` parsed them; the path's names win. */
  input: Input
  actor: Actor
  session: Session
  clock: Clock
  now: Date
  /** Leaves a line in the access log. Awaited before the answer: what is not written down is not shown. */
  audit(action: AccessAction, subject: Subject, detail?: string | null): Promise<void>
  /** For the few that stream. */
  request: Request
}

/** What a public handler gets: nobody may be signed in. */
export interface AskedByAnybody<Input> extends Omit<Asked<Input>, 'actor' | 'session' | 'audit'> {
  actor: Actor | null
  session: Session | null
  response: Response
}

/** Bytes instead of JSON. Sent with nosniff, a sandboxing policy and no caching by others. */
export interface FileAnswer {
  file: { bytes: Uint8Array; contentType: string; name: string; inline: boolean }
}
/** The handler writes the answer itself (events, long downloads). Resolves when it is over. */
export interface StreamAnswer {
  stream(response: Response): Promise<void>
}

interface Common {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /console/api, Express's way: `/cases/:caseId`. */
  path: string
}

export interface Route extends Common {
  roles: readonly Role[]
  input: z.ZodType
  handle(asked: Asked<unknown>): Promise<unknown>
}

export interface PublicRoute extends Common {
  roles: 'public'
  input: z.ZodType
  handle(asked: AskedByAnybody<unknown>): Promise<unknown>
}

export type AnyRoute = Route | PublicRoute

/** Declares a route. There is none without roles: the router lets nobody else in, and a test walks them all. */
export function route<Schema extends z.ZodType>(
  declared: Common & {
    roles: readonly Role[]
    input: Schema
    handle(asked: Asked<z.output<Schema>>): Promise<unknown>
  },
): Route {
  return declared as unknown as Route
}

/** Declares one of the few routes that need no sign-in. */
export function publicRoute<Schema extends z.ZodType>(
  declared: Common & {
    input: Schema
    handle(asked: AskedByAnybody<z.output<Schema>>): Promise<unknown>
  },
): PublicRoute {
  return { ...declared, roles: 'public' } as unknown as PublicRoute
}
