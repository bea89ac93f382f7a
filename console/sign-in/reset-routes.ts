import { type ResetFor, resetLook, resetTake } from '../contract/session.js'
import { createLimit } from '../http/guards.js'
import { type AnyRoute, publicRoute } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import { note, realNow } from './let-in.js'
import { accountOfReset, takeReset } from './password-reset.js'

/** From one address. A token is 256 bits: this bounds work, not guessing. */
const TRIES = { points: 20, seconds: 60 }

/** Who comes with a link that an admin made: nobody is signed in yet, and nobody is afterwards. */
export function resetRoutes(parts: ConsoleParts): AnyRoute[] {
  const { store } = parts
  const tries = createLimit(TRIES.points, TRIES.seconds)
  return [
    publicRoute({
      method: 'POST',
      path: '/session/reset/look',
      input: resetLook,
      async handle({ input, request }): Promise<ResetFor> {
        await tries(request.ip ?? '')
        const { login, name, resetUntil } = await accountOfReset(store, input.token, realNow(parts))
        return { login: login ?? '', name, expiresAt: (resetUntil ?? realNow(parts)).toISOString() }
      },
    }),
    publicRoute({
      method: 'POST',
      path: '/session/reset',
      input: resetTake,
      async handle({ input, request }) {
        await tries(request.ip ?? '')
        const user = await takeReset(store, { token: input.token, password: input.next }, realNow(parts))
        await note(parts, user, 'session.password_set', null, request.ip ?? '')
      },
    }),
  ]
}
