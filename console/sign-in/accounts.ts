import { AppError } from '../../core/errors.js'
import { newId, sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { ConsoleRole, ConsoleUserDoc, ConsoleWay } from '../../models/console-account.js'
import { hashPassword, newPassword } from './passwords.js'

/** Without a second factor, set up, pending or lost. */
export const NO_SECOND_FACTOR = { totp: null, totpPending: null, totpStep: null, recoveryHashes: [] }

const NEW_ACCOUNT = {
  roleIsOurs: false,
  locale: 'fr' as const,
  passwordHash: null,
  ...NO_SECOND_FACTOR,
  resetHash: null,
  resetUntil: null,
  disabledAt: null,
  lastSignInAt: null,
}

export function accountByLogin(store: Store, login: string): Promise<ConsoleUserDoc | null> {
  return store.find<ConsoleUserDoc>('consoleUsers', { login: login.toLowerCase() }, { limit: 1 }).then(first)
}

function first<T>(found: T[]): T | null {
  return found[0] ?? null
}

/** A local account with a password made up here. Rejects with DUPLICATE_KEY when the login is taken. */
export async function addAccount(
  store: Store,
  given: { login: string; name: string; role: ConsoleRole },
  now: Date,
): Promise<{ user: ConsoleUserDoc; password: string }> {
  const password = newPassword()
  const user = await store.insert<ConsoleUserDoc>('consoleUsers', {
    ...NEW_ACCOUNT,
    ...given,
    email: null,
    _id: `local:${newId(now)}`,
    login: given.login.toLowerCase(),
    way: 'password',
    roleIsOurs: true,
    passwordHash: await hashPassword(password),
    createdAt: now,
  })
  return { user, password }
}

/** A new password of ours: whoever was signed in with the old one is out. */
export async function resetPassword(store: Store, userId: string): Promise<string> {
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  await changeAccount(store, userId, { passwordHash, resetHash: null, resetUntil: null })
  await store.delete('consoleSessions', { userId })
  return password
}

export async function changeAccount(
  store: Store,
  userId: string,
  fields: Partial<Omit<ConsoleUserDoc, '_id'>>,
): Promise<ConsoleUserDoc> {
  const user = await store.update<ConsoleUserDoc>('consoleUsers', { _id: userId }, { $set: fields })
  if (!user) throw new AppError('NOT_FOUND', 'there is no such account', { details: { userId } })
  return user
}

export interface Outsider {
  /** `entra:<tenant>.<object id>`, `oidc:…`, `demo:<role>`. */
  id: string
  name: string
  email: string | null
  /** What the claims say; null when they say nothing. */
  role: ConsoleRole | null
  way: ConsoleWay
}

/**
 * The account of somebody another house vouches for, made at the first sign-in and brought up to date at each. A role
 * given here by an admin stays; otherwise the claims' holds, and who has none waits for one.
 */
export async function accountOfOutsider(store: Store, given: Outsider, now: Date): Promise<ConsoleUserDoc> {
  const known = await store.get<ConsoleUserDoc>('consoleUsers', given.id)
  const role = known?.roleIsOurs ? known.role : given.role
  const { name, email, way } = given
  const user = await store.update<ConsoleUserDoc>(
    'consoleUsers',
    { _id: given.id },
    {
      $set: { name, email, way, role },
      $setOnInsert: { ...NEW_ACCOUNT, createdAt: now },
    },
    { upsert: true },
  )
  if (!user) throw new AppError('INTERNAL', 'an account was not written')
  return user
}

/** The same person through the browser and through Teams has one account. */
export function outsiderId(claims: { iss: string; sub: string; oid?: string; tid?: string }): string {
  if (claims.oid && claims.tid) return `entra:${claims.tid}.${claims.oid}`
  return `oidc:${sha256(`${claims.iss} ${claims.sub}`).slice(0, 32)}`
}
