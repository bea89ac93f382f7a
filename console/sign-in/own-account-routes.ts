import { AppError } from '../../core/errors.js'
import { Secret } from '../../core/secrets.js'
import type { ConsoleSessionDoc, ConsoleUserDoc } from '../../models/console-account.js'
import { nothing } from '../contract/common.js'
import {
  type OpenSession,
  passwordChange,
  preferences,
  type RecoveryCodes,
  sessionId,
  type TotpSetup,
  totpConfirm,
} from '../contract/session.js'
import { createLimit } from '../http/guards.js'
import { type AnyRoute, EVERYBODY, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import { changeAccount, NO_SECOND_FACTOR } from './accounts.js'
import { realNow } from './let-in.js'
import { takeDigits, totpContext } from './password-sign-in.js'
import { hashPassword, passwordFits } from './passwords.js'
import { newRecoveryCodes } from './recovery.js'
import { endSession, endSessionsOf, isOpen } from './session-store.js'
import { newTotp, totpStep } from './totp.js'

/** A session that was left open, or stolen, is no place to guess the password from. */
const TRIES = { points: 5, seconds: 60 }

/** What everybody sets for themselves. */
export function ownAccountRoutes(parts: ConsoleParts): AnyRoute[] {
  const { store, box } = parts
  const tries = createLimit(TRIES.points, TRIES.seconds)
  const proveDigits = async (user: ConsoleUserDoc, digits: string) => {
    await tries(user._id)
    if (!(await takeDigits(parts, user, digits, realNow(parts)))) {
      throw new AppError('SIGN_IN_REFUSED', 'the digits are wrong, or there is no second factor')
    }
  }
  return [
    route({
      method: 'PUT',
      path: '/session/preferences',
      roles: EVERYBODY,
      input: preferences,
      async handle({ input, actor }) {
        await changeAccount(store, actor.id, { locale: input.locale })
      },
    }),
    route({
      method: 'PUT',
      path: '/session/password',
      roles: EVERYBODY,
      input: passwordChange,
      async handle({ input, session, audit }) {
        const { user } = session
        await tries(user._id)
        if (user.way !== 'password' || !(await passwordFits(input.current, user.passwordHash))) {
          throw presentIsWrong()
        }
        const $set = { passwordHash: await hashPassword(input.next) }
        // An admin may have taken it away in between: then it stays so.
        const same = { _id: user._id, passwordHash: user.passwordHash }
        if (!(await store.update('consoleUsers', same, { $set }))) throw presentIsWrong()
        await endSessionsOf(store, user._id, session.id)
        await audit('admin.changed', { kind: 'user', id: user._id, label: user.name }, 'password_changed')
      },
    }),
    route({
      method: 'POST',
      path: '/session/totp',
      roles: EVERYBODY,
      input: nothing,
      async handle({ session }): Promise<TotpSetup> {
        const { user } = session
        if (user.way !== 'password') throw new AppError('NOT_ALLOWED', 'the company sees to this account')
        // A session that was left open would put its own in the place of the one that is on, without its digits.
        if (user.totp !== null)
          throw new AppError('NOT_ALLOWED', 'the second factor is on: it is turned off first')
        const made = newTotp(user.login ?? user.name)
        const totpPending = box.seal(new Secret(made.secret), totpContext(user._id))
        await changeAccount(store, user._id, { totpPending })
        return made
      },
    }),
    route({
      method: 'PUT',
      path: '/session/totp',
      roles: EVERYBODY,
      input: totpConfirm,
      async handle({ input, session, audit }): Promise<RecoveryCodes> {
        const { user } = session
        await tries(user._id)
        const totp = user.totpPending
        const secret = totp && box.open(totp, totpContext(user._id)).reveal()
        const step = secret ? totpStep(secret, input.code, realNow(parts), null) : null
        if (step === null) throw new AppError('SIGN_IN_REFUSED', 'the digits are wrong')
        const { codes, recoveryHashes } = newRecoveryCodes(user._id)
        await changeAccount(store, user._id, { totp, totpStep: step, totpPending: null, recoveryHashes })
        await audit('admin.changed', { kind: 'user', id: user._id, label: user.name }, 'totp_on')
        return { codes }
      },
    }),
    route({
      method: 'POST',
      path: '/session/totp/off',
      roles: EVERYBODY,
      input: totpConfirm,
      async handle({ input, session, audit }) {
        const { user } = session
        await proveDigits(user, input.code)
        await changeAccount(store, user._id, NO_SECOND_FACTOR)
        await audit('admin.changed', { kind: 'user', id: user._id, label: user.name }, 'totp_off')
      },
    }),
    route({
      method: 'POST',
      path: '/session/recovery',
      roles: EVERYBODY,
      input: totpConfirm,
      async handle({ input, session, audit }): Promise<RecoveryCodes> {
        const { user } = session
        await proveDigits(user, input.code)
        const { codes, recoveryHashes } = newRecoveryCodes(user._id)
        await changeAccount(store, user._id, { recoveryHashes })
        await audit('admin.changed', { kind: 'user', id: user._id, label: user.name }, 'recovery_codes')
        return { codes }
      },
    }),
    route({
      method: 'GET',
      path: '/session/list',
      roles: EVERYBODY,
      input: nothing,
      async handle({ session }): Promise<OpenSession[]> {
        const found = await store.find<ConsoleSessionDoc>(
          'consoleSessions',
          { userId: session.user._id },
          { sort: { createdAt: -1 }, limit: 50 },
        )
        const open = found.filter((one) => isOpen(one, realNow(parts)))
        return open.map((one) => ({
          // The whole id would do as well as nothing without the cookie; a part is enough to name it.
          id: one._id.slice(0, 16),
          startedAt: one.createdAt.toISOString(),
          lastSeenAt: one.lastSeenAt.toISOString(),
          browser: one.browser,
          address: one.address,
          current: one._id === session.id,
        }))
      },
    }),
    route({
      method: 'DELETE',
      path: '/session/list/:sessionId',
      roles: EVERYBODY,
      input: sessionId,
      async handle({ input, session }) {
        const mine = await store.find<ConsoleSessionDoc>('consoleSessions', { userId: session.user._id })
        const wanted = mine.find(({ _id }) => _id.slice(0, 16) === input.sessionId)
        if (!wanted) throw new AppError('NOT_FOUND', 'no such session of yours')
        await endSession(store, wanted._id)
      },
    }),
  ]
}

function presentIsWrong(): AppError {
  return new AppError('SIGN_IN_REFUSED', 'the present password is wrong')
}
