import { AppError } from '../../core/errors.js'
import { sha256 } from '../../core/ids.js'
import type { SecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import type { ConsoleUserDoc, SignInFailureDoc } from '../../models/console-account.js'
import { accountByLogin } from './accounts.js'
import { afterFailure, lockedUntil } from './lock-out.js'
import { passwordFits } from './passwords.js'
import { totpStep } from './totp.js'

export interface PasswordGiven {
  login: string
  password: string
  totp?: string | undefined
}

/**
 * The account, when login, password and, where there is one, second factor are right. Throws SIGN_IN_LOCKED,
 * SIGN_IN_REFUSED or TOTP_NEEDED. A login that does not exist is answered like a wrong password, as slowly, and is
 * locked like one that does. `now` is real time.
 */
export async function signInWithPassword(
  { store, box }: { store: Store; box: SecretBox },
  { login, password, totp }: PasswordGiven,
  now: Date,
): Promise<ConsoleUserDoc> {
  const known = await failuresOf(store, login)
  const until = lockedUntil(known, now)
  if (until) throw new AppError('SIGN_IN_LOCKED', 'too many wrong passwords', { details: { until } })

  const user = await accountByLogin(store, login)
  const fits = await passwordFits(password, user?.passwordHash ?? null)
  if (!user || !fits || user.disabledAt) throw await refused(store, login, now)
  if (user.totp !== null) {
    if (totp === undefined) throw new AppError('TOTP_NEEDED', 'the six digits are wanted too')
    const secret = box.open(user.totp, totpContext(user._id)).reveal()
    const step = totpStep(secret, totp, now, user.totpStep)
    if (step === null || !(await takeStep(store, user, step))) throw await refused(store, login, now)
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

/** Of two who come with the same digits one is let in. */
async function takeStep(store: Store, user: ConsoleUserDoc, step: number): Promise<boolean> {
  const filter = { _id: user._id, $or: [{ totpStep: null }, { totpStep: { $lt: step } }] }
  return (await store.update('consoleUsers', filter, { $set: { totpStep: step } })) !== null
}

/** Counted one by one, however many are tried at the same moment. */
async function refused(store: Store, login: string, now: Date): Promise<AppError> {
  await store.transaction(async (tx) => {
    const next = afterFailure(await failuresOf(tx, login), now)
    await tx.update('signInFailures', { _id: keyOf(login) }, { $set: { ...next } }, { upsert: true })
  })
  return new AppError('SIGN_IN_REFUSED', 'wrong login, password or digits')
}

function keyOf(login: string): string {
  return sha256(login.trim().toLowerCase())
}
