import type { Request } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '../../core/errors.js'
import type { Session } from '../sign-in/session-store.js'

export const CSRF_HEADER = 'x-sesame-csrf'
/** What GET /session gives as token to somebody who is not signed in: no other page can send the header at all. */
export const ANYBODY = 'anybody'

/**
 * What changes something must come from our own page: it carries a token that only our answers give, in a header that
 * no other page may send, and its Origin is ours. Throws CSRF_REFUSED.
 */
export function assertOurPage(request: Request, session: Session | null, publicUrl: string): void {
  if (request.method === 'GET') return
  const origin = request.headers.origin
  if (origin !== undefined && !isOurs(origin, request, publicUrl)) {
    throw new AppError('CSRF_REFUSED', 'the call comes from another page', { details: { origin } })
  }
  if (request.headers[CSRF_HEADER] !== (session?.csrf ?? ANYBODY)) {
    throw new AppError('CSRF_REFUSED', 'the call carries no token of ours')
  }
}

function isOurs(origin: string, request: Request, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  return new URL(publicUrl).origin === origin || new URL(origin).host === request.headers.host
}

/** Throws TOO_MANY_REQUESTS. */
export type Limit = (key: string) => Promise<void>

/** So many calls in so many seconds for each key, in this process. */
export function createLimit(points: number, duration: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration })
  return async (key) => {
    try {
      await limiter.consume(key)
    } catch {
      throw new AppError('TOO_MANY_REQUESTS', 'the console was called too often', { details: { key } })
    }
  }
}
