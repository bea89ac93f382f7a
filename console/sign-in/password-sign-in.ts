import { AppError } from '../../core/errors.js'
import type { SecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import type { ConsoleUserDoc } from '../../models/console-account.js'
import { accountByLogin } from './accounts.js'
import { failuresOf, noteFailure, unlock } from './failures.js'
import { lockedUntil } from './lock-out.js'
import { passwordFits } from './passwords.js'
import { takeRecoveryCode } from './recovery.js'
import { totpStep } from './totp.js'

export interface PasswordGiven {
  login: string
  password: string
  totp?: string | undefined
  /** One of the account's recovery codes, in the place of the digits. */
  recovery?: string | undefined
}

/**
 * The account, when login, password and, where there is one, second factor are right. Throws SIGN_IN_LOCKED,
 * SIGN_IN_REFUSED, TOTP_NEEDED or SIGN_IN_BUSY. A login that does not exist is answered like a wrong password, as
 * slowly, and is locked like one that does. `now` is real time.
 */
export async function signInWithPassword(
  { store, box }: { store: Store; box: SecretBox },
  { login, password, totp, recovery }: PasswordGiven,
  now: Date,
): Promise<ConsoleUserDoc> {
  const until = lockedUntil(await failuresOf(store, login), now)
  if (until) throw new AppError('SIGN_IN_LOCKED', 'too many wrong passwords', { details: { until } })

  const user = await accountByLogin(store, login)
  const fits = await passwordFits(password, user?.passwordHash ?? null)
  if (!user || !fits || user.disabledAt) throw await refused(store, login, now)
  if (user.totp !== null) {
    if (totp === undefined && recovery === undefined) {
      throw new AppError('TOTP_NEEDED', 'the six digits are wanted too')
    }
    const known =
      recovery === undefined
        ? await takeDigits({ store, box }, user, totp ?? '', now)
        : await takeRecoveryCode(store, user._id, recovery)
    if (!known) throw await refused(store, login, now)
  }
  await unlock(store, login)
  return user
}

export function totpContext(userId: string): string {
  return `totp:${userId}`
}

/** Whether these are the account's digits of now, not used yet. Of two who come with the same one is let in. */
export async function takeDigits(
  { store, box }: { store: Store; box: SecretBox },
  user: ConsoleUserDoc,
  digits: string,
  now: Date,
): Promise<boolean> {
  if (user.totp === null) return false
  const step = totpStep(box.open(user.totp, totpContext(user._id)).reveal(), digits, now, user.totpStep)
  if (step === null) return false
  const filter = { _id: user._id, $or: [{ totpStep: null }, { totpStep: { $lt: step } }] }
  return (await store.update('consoleUsers', filter, { $set: { totpStep: step } })) !== null
}

async function refused(store: Store, login: string, now: Date): Promise<AppError> {
  await noteFailure(store, login, now)
  return new AppError('SIGN_IN_REFUSED', 'wrong login, password or digits')
}
