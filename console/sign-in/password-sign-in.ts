import { AppError } from '../../core/errors.js'
import { sha256 } from '../../core/ids.js'
import type { SecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import type { ConsoleUserDoc, SignInFailureDoc } from '../../models/console-account.js'
import { accountByLogin } from './accounts.js'
import { afterFailure, lockedUntil } from './lock-out.js'
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
 * SIGN_IN_REFUSED, TOTP_NEEDED or SIGN_IN_BUSY. A login that does not exist is answered like a wrong password, as slowly, and is
 * locked like one that does. `now` is real time.
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
  await store.delete('signInFailures', { _id: keyOf(login) })
  return user
}

export function totpContext(userId: string): string {
  return `totp:${userId}`
}

export function failuresOf(store: Store, login: string): Promise<SignInFailureDoc | null> {
  return store.get<SignInFailureDoc>('signInFailures', keyOf(login))
}

export async function unlock(store: Store, login: string): Promise<void> {
  await store.delete('signInFailures', { _id: keyOf(login) })
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

/** Logins that nobody has are counted too: a flood of them is forgotten as soon as it locks nobody any more. */
const MOST_FAILURES = 20_000

/** Counted one by one, however many are tried at the same moment. */
async function refused(store: Store, login: string, now: Date): Promise<AppError> {
  await store.transaction(async (tx) => {
    if ((await tx.count('signInFailures', {})) >= MOST_FAILURES) {
      await tx.delete('signInFailures', { $or: [{ lockedUntil: null }, { lockedUntil: { $lt: now } }] })
    }
    const next = afterFailure(await failuresOf(tx, login), now)
    await tx.update('signInFailures', { _id: keyOf(login) }, { $set: { ...next } }, { upsert: true })
  })
  return new AppError('SIGN_IN_REFUSED', 'wrong login, password or digits')
}

function keyOf(login: string): string {
  return sha256(login.trim().toLowerCase())
}
