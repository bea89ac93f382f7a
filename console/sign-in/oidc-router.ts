import { type Request, type Response, Router } from 'express'
import { z } from 'zod/v4'
import { asAppError, isAppError } from '../../core/errors.js'
import { Secret } from '../../core/secrets.js'
import { createLimit } from '../http/guards.js'
import type { ConsoleAccounts, ConsoleParts } from '../ports.js'
import { accountOfOutsider } from './accounts.js'
import { outsiderOf } from './claims.js'
import { isSecure, letIn, realNow } from './let-in.js'
import { createOidcClient } from './oidc-client.js'

const COOKIE = 'sesame_oidc'
const CONTEXT = 'console-oidc'
const GOOD_FOR_MS = 10 * 60_000
const CALLBACK = '/console/auth/oidc/callback'

const kept = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  to: z.string(),
  until: z.number(),
})

/** Signing in with the company's account: there and back. Mounted at /console/auth/oidc. */
export function createOidcRouter(
  parts: ConsoleParts,
  config: NonNullable<ConsoleAccounts['oidc']>,
  claimRoles: ConsoleAccounts['claimRoles'],
): Router {
  const { store, box, log } = parts
  const client = createOidcClient(config)
  const tries = createLimit(20, 60)
  const router = Router()

  router.get('/start', async (request, response) => {
    try {
      await tries(request.ip ?? '')
      const { url, pending } = await client.begin(`${parts.publicUrl()}${CALLBACK}`)
      const until = realNow(parts).getTime() + GOOD_FOR_MS
      const text = JSON.stringify({ ...pending, to: ownPage(request.query.to), until })
      // Lax: the way back is a link of another site.
      keep(response, box.seal(new Secret(text), CONTEXT), GOOD_FOR_MS / 1000)
      response.redirect(303, url)
    } catch (error) {
      fail(response, error)
    }
  })

  router.get('/callback', async (request, response) => {
    try {
      await tries(request.ip ?? '')
      const pending = pendingOf(request)
      keep(response, '', 0)
      if (!pending) return response.redirect(303, '/console/?signin=refused')
      const current = new URL(`${parts.publicUrl()}${CALLBACK}`)
      current.search = new URL(request.originalUrl, 'http://x').search
      const who = outsiderOf(await client.finish(current, pending), claimRoles, 'oidc')
      const user = await accountOfOutsider(store, who, realNow(parts))
      await letIn(parts, user, 'oidc', request, response)
      response.redirect(303, pending.to)
    } catch (error) {
      fail(response, error)
    }
  })
  return router

  function keep(response: Response, sealed: string, seconds: number): void {
    const secure = isSecure(parts) ? '; Secure' : ''
    response.append(
      'Set-Cookie',
      `${COOKIE}=${sealed}; Path=/console/auth; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`,
    )
  }

  function pendingOf(request: Request): z.infer<typeof kept> | null {
    const sealed = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1]
    if (!sealed) return null
    try {
      const pending = kept.parse(JSON.parse(box.open(sealed, CONTEXT).reveal()))
      return pending.until > realNow(parts).getTime() ? pending : null
    } catch {
      return null
    }
  }

  /** People are told on the page; why in detail is in the log. */
  function fail(response: Response, error: unknown): void {
    log.warn({ err: asAppError(error) }, 'a sign-in with the company’s account failed')
    const why = isAppError(error, 'NOT_ALLOWED')
      ? 'no_role'
      : isAppError(error, 'SIGN_IN_REFUSED')
        ? 'refused'
        : 'unreachable'
    response.redirect(303, `/console/?signin=${why}`)
  }
}

/** Only ever back to a page of ours. */
function ownPage(to: unknown): string {
  const wanted = typeof to === 'string' ? to : ''
  return /^\/console(?:\/[\w./?=&%-]*)?$/.test(wanted) && !wanted.includes('//') ? wanted : '/console/'
}
