/** POST /api/messages: the only door for Teams. Verified first, parsed second, answered in time whatever happens. */
import type { Activity, TurnContext } from 'botbuilder'
import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod/v4'
import { asAppError, isAppError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { DeskAdapter } from './adapter.js'
import type { TokenVerifier } from './token-verifier.js'

export interface TeamsRouterParts {
  verify: TokenVerifier
  adapter: DeskAdapter
  /** One turn of the agent bot. */
  run(context: TurnContext): Promise<void>
  log: Log
}

/** The parts of an activity that this side relies on; the rest is passed on as it came. */
const activity = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().max(512).optional(),
  channelId: z.string().max(64),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: z.looseObject({ id: z.string().min(1).max(512) }),
  recipient: z.looseObject({ id: z.string().min(1).max(512) }).optional(),
  conversation: z.looseObject({ id: z.string().min(1).max(1024) }),
})

/** Teams cuts a message at about 28 KB; a card's input and its envelope stay well under this. */
const MAX_BODY = '512kb'
/** Teams sends again what was not answered within about 15 s. A turn that takes longer goes on by itself. */
const MESSAGE_DEADLINE_MS = 8_000
/** An invoke that is not answered within 5 s shows the agent an error. */
const INVOKE_DEADLINE_MS = 4_500

export function createTeamsRouter(parts: TeamsRouterParts): Router {
  const router = Router()
  router.post(
    '/api/messages',
    express.json({ limit: MAX_BODY }),
    async (request: Request, response: Response) => {
      try {
        const claims = await parts.verify(request.headers.authorization, envelope(request.body))
        const parsed = activity.safeParse(request.body)
        if (!parsed.success) {
          response.status(400).end()
          return
        }
        const turn = parts.adapter.handle(claims, toActivity(parsed.data), parts.run)
        const isInvoke = parsed.data.type === 'invoke'
        const answer = await inTime(turn, isInvoke ? INVOKE_DEADLINE_MS : MESSAGE_DEADLINE_MS, parts.log)
        if (answer === 'late') {
          // The turn goes on; its effect is shown by the card's next update.
          response.status(isInvoke ? 504 : 202).end()
          return
        }
        response.status(answer?.status ?? 200)
        if (answer?.body === undefined) response.end()
        else response.json(answer.body)
      } catch (error) {
        refuse(error, response, parts.log)
      }
    },
  )
  return router
}

/** Before the token is verified nothing is believed, not even that the body is an object. */
function envelope(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

/** Moments come as text and the SDK wants dates. */
function toActivity(body: z.infer<typeof activity>): Activity {
  const read = (value: unknown) => (typeof value === 'string' ? new Date(value) : value)
  return {
    ...body,
    ...(body.timestamp === undefined
      ? {}
      : { rawTimestamp: body.timestamp, timestamp: read(body.timestamp) }),
    ...(body.localTimestamp === undefined ? {} : { localTimestamp: read(body.localTimestamp) }),
  } as unknown as Activity
}

function inTime<T>(turn: Promise<T>, ms: number, log: Log): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      resolve('late')
    }, ms)
    turn.then(
      (answer) => {
        clearTimeout(timer)
        resolve(answer)
      },
      (error) => {
        clearTimeout(timer)
        if (late) log.error({ err: error }, 'a turn of the agent bot failed after its answer was due')
        reject(error)
      },
    )
  })
}

function refuse(error: unknown, response: Response, log: Log): void {
  if (response.headersSent) return
  if (isAppError(error, 'TOKEN_INVALID')) {
    log.warn({ err: error }, 'a call to /api/messages was refused')
    response.status(401).end()
  } else if (isAppError(error, 'PROVIDER_UNREACHABLE')) {
    log.error({ err: error }, 'a call to /api/messages could not be verified')
    response.status(503).end()
  } else {
    log.error({ err: asAppError(error) }, 'a turn of the agent bot failed')
    response.status(500).end()
  }
}
