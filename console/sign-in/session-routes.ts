import { isAppError } from '../../core/errors.js'
import { sha256 } from '../../core/ids.js'
import { translator } from '../../locales/index.js'
import { nothing } from '../contract/common.js'
import { demoSignIn, passwordSignIn, type SessionView, teamsSignIn } from '../contract/session.js'
import { ANYBODY, createLimit } from '../http/guards.js'
import { type AnyRoute, publicRoute } from '../http/route.js'
import type { ConsoleAccounts, ConsoleParts } from '../ports.js'
import { accountOfOutsider } from './accounts.js'
import { clearCookie } from './cookie.js'
import { isSecure, letIn, note, realNow } from './let-in.js'
import { signInWithPassword } from './password-sign-in.js'
import { endSession, type Session } from './session-store.js'
import type { TeamsTokens } from './teams-tokens.js'

/** From one address: guessing is slow even over many logins. */
const TRIES = { points: 20, seconds: 60 }

export interface SessionParts extends ConsoleParts {
  accounts: ConsoleAccounts
  teamsTokens: TeamsTokens | null
  features(): Promise<Record<string, boolean>>
}

/** Who is signed in, coming and going. */
export function sessionRoutes(parts: SessionParts): AnyRoute[] {
  const { store, playground } = parts
  const tries = createLimit(TRIES.points, TRIES.seconds)
  const routes: AnyRoute[] = [
    publicRoute({
      method: 'GET',
      path: '/session',
      input: nothing,
      handle: async ({ session, now }) => view(parts, session, now),
    }),
    publicRoute({
      method: 'POST',
      path: '/session/password',
      input: passwordSignIn,
      async handle({ input, request, response }) {
        await tries(request.ip ?? '')
        try {
          const user = await signInWithPassword(parts, input, realNow(parts))
          await letIn(parts, user, 'password', request, response, input.recovery ? 'recovery' : 'password')
        } catch (error) {
          if (isAppError(error, 'SIGN_IN_REFUSED') || isAppError(error, 'SIGN_IN_LOCKED')) {
            // Of what was typed only a digest is kept: people type passwords into the wrong field.
            const _id = `login:${sha256(input.login).slice(0, 16)}`
            await note(parts, { _id, name: _id, role: null }, 'session.refused', error.code, request.ip ?? '')
          }
          throw error
        }
      },
    }),
    publicRoute({
      method: 'DELETE',
      path: '/session',
      input: nothing,
      async handle({ session, request, response }) {
        if (session) {
          await endSession(store, session.id)
          await note(parts, session.user, 'session.signed_out', null, request.ip ?? '')
        }
        clearCookie(response, { secure: isSecure(parts) })
      },
    }),
  ]
  const { teamsTokens } = parts
  if (teamsTokens) {
    routes.push(
      publicRoute({
        method: 'POST',
        path: '/session/teams',
        input: teamsSignIn,
        async handle({ input, request, response }) {
          await tries(request.ip ?? '')
          const outsider = await teamsTokens.read(input.token)
          const user = await accountOfOutsider(store, outsider, realNow(parts))
          await letIn(parts, user, 'teams', request, response)
        },
      }),
    )
  }
  // Not there at all outside the playground: no switch that could be left on.
  if (playground) {
    routes.push(
      publicRoute({
        method: 'POST',
        path: '/session/demo',
        input: demoSignIn,
        async handle({ input: { role }, request, response }) {
          const outsider = {
            id: `demo:${role}`,
            // An invented person for each role.
            name: translator('fr')(`console.demo.${role}`),
            email: null,
            role,
            way: 'demo',
          } as const
          const user = await accountOfOutsider(store, outsider, realNow(parts))
          await letIn(parts, user, 'demo', request, response)
        },
      }),
    )
  }
  return routes
}

async function view(parts: SessionParts, session: Session | null, now: Date): Promise<SessionView> {
  const { accounts, teamsTokens, playground, clock } = parts
  return {
    user: session && {
      ...session.actor,
      email: session.user.email,
      way: session.way,
      totp: session.user.totp !== null,
      recoveryLeft: session.user.totp === null ? null : session.user.recoveryHashes.length,
    },
    csrf: session?.csrf ?? ANYBODY,
    ways: {
      password: true,
      oidc: accounts.oidc ? { url: '/console/auth/oidc/start' } : null,
      teams: teamsTokens !== null,
      demo: playground,
    },
    features: session ? await parts.features() : {},
    now: now.toISOString(),
    simulated: clock.simulated(),
  }
}
