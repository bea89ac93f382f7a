import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { type Clock, systemClock } from '../../core/clock.js'
import { AppError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { Store } from '../../core/store.js'
import type { Locale } from '../../locales/index.js'
import { writeAccess } from '../access/write-access.js'
import { cookiesOf } from '../sign-in/cookie.js'
import { readSession, type Session } from '../sign-in/session-store.js'
import { errorAnswer, invalidInput } from './errors.js'
import { assertOurPage, createLimit } from './guards.js'
import type { AnyRoute, Asked, AskedByAnybody, FileAnswer, StreamAnswer } from './route.js'
import { sendFile } from './send-file.js'

export interface ApiParts {
  routes: readonly AnyRoute[]
  store: Store
  clock: Clock
  log: Log
  publicUrl(): string
  /** Sessions run on real time, whatever the playground's clock shows. */
  realTime?: Clock
  /** Where it is false, whoever signed in with a click is out: a data folder may have been a playground's. */
  playground: boolean
}

/** Pages ask for a lot at once, people do not. */
const CALLS = { points: 600, seconds: 60 }

/**
 * Every route behind the same doors, in this order: who is it, may this role, did our own page send it, not too often,
 * is the input as documented. Mounted at /console/api.
 */
export function createApiRouter(parts: ApiParts): Router {
  const router = Router()
  const often = createLimit(CALLS.points, CALLS.seconds)
  router.use(express.json({ limit: '256kb' }))
  for (const route of parts.routes) {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
    router[method](route.path, (request, response, next) => {
      void answer(parts, route, often, request, response).catch(next)
    })
  }
  router.use(() => {
    throw new AppError('NOT_FOUND', 'there is no such route')
  })
  router.use((thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(thrown)
    const { status, body, failed } = errorAnswer(thrown, localeOf(request, response))
    if (status >= 500) parts.log.error({ err: failed, path: request.path }, 'a call of the console failed')
    guardHeaders(response)
    response.status(status).json(body)
  })
  return router
}

async function answer(
  parts: ApiParts,
  route: AnyRoute,
  often: (key: string) => Promise<void>,
  request: Request,
  response: Response,
): Promise<void> {
  const session = await sessionOf(parts, request)
  response.locals.locale = session?.actor.locale
  if (route.roles !== 'public') {
    if (!session) throw new AppError('NOT_SIGNED_IN', 'nobody is signed in')
    if (!route.roles.includes(session.actor.role)) {
      throw new AppError('NOT_ALLOWED', 'the role does not allow it', { details: { path: route.path } })
    }
  }
  assertOurPage(request, session, parts.publicUrl())
  await often(session?.id ?? request.ip ?? '')
  const parsed = route.input.safeParse(inputOf(request))
  if (!parsed.success) throw invalidInput(parsed.error)
  const { clock } = parts
  const asked = { input: parsed.data, clock, now: clock.now(), request }
  const result =
    route.roles === 'public'
      ? await route.handle({
          ...asked,
          actor: session?.actor ?? null,
          session,
          response,
        } as AskedByAnybody<unknown>)
      : await route.handle({ ...asked, ...signedIn(parts, session as Session, request) } as Asked<unknown>)
  await send(response, result)
}

function signedIn({ store, clock }: ApiParts, session: Session, request: Request) {
  const { actor } = session
  const address = request.ip ?? ''
  const audit: Asked<unknown>['audit'] = (action, subject, detail = null) =>
    writeAccess(store, { actor, action, subject, detail, address }, clock.now())
  return { actor, session, audit }
}

/** The first open session of those the browser sent. */
async function sessionOf(parts: ApiParts, request: Request): Promise<Session | null> {
  const now = (parts.realTime ?? systemClock).now()
  for (const token of cookiesOf(request)) {
    const session = await readSession(parts.store, token, now)
    if (session && (session.way !== 'demo' || parts.playground)) return session
  }
  return null
}

function inputOf(request: Request): Record<string, unknown> {
  const fromQuery = request.method === 'GET' || request.method === 'DELETE'
  const given = fromQuery ? request.query : ((request.body ?? {}) as unknown)
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw new AppError('REQUEST_INVALID', 'a JSON object is wanted')
  }
  return { ...given, ...request.params }
}

async function send(response: Response, result: unknown): Promise<void> {
  guardHeaders(response)
  if (isStream(result)) return result.stream(response)
  if (isFile(result)) return sendFile(response, result.file)
  if (result === undefined) return void response.status(204).end()
  response.json(result)
}

function isStream(result: unknown): result is StreamAnswer {
  return typeof (result as StreamAnswer | null)?.stream === 'function'
}
function isFile(result: unknown): result is FileAnswer {
  return (result as FileAnswer | null)?.file?.bytes instanceof Uint8Array
}

/** Answers are nobody else's to keep, to frame or to run. */
function guardHeaders(response: Response): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  })
}

function localeOf(request: Request, response: Response): Locale {
  return (response.locals.locale as Locale | undefined) ?? preferredLocale(request)
}

/** For somebody who is not signed in: what the browser asks for first. */
export function preferredLocale(request: Pick<Request, 'acceptsLanguages'>): Locale {
  return request.acceptsLanguages('fr', 'en') === 'en' ? 'en' : 'fr'
}
