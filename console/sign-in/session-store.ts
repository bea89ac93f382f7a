import { AppError } from '../../core/errors.js'
import { newToken, sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { ConsoleSessionDoc, ConsoleUserDoc, ConsoleWay } from '../../models/console-account.js'
import type { Actor } from '../contract/common.js'

/** An open session, as handlers see it. */
export interface Session {
  /** Hash of the cookie. */
  id: string
  user: ConsoleUserDoc
  actor: Actor
  way: ConsoleWay
  /** What changes something has to bring along: only who can read our answers knows it. */
  csrf: string
}

const HOUR_MS = 3_600_000
/** A shift and a bit; then one signs in again. */
const LONGEST_MS = 12 * HOUR_MS
/** Nobody there: over. */
const IDLE_MS = 2 * HOUR_MS
/** Each request would write otherwise. */
const SEEN_EVERY_MS = 60_000

/**
 * Opens a session; answers what goes into the cookie, which is kept nowhere. `now` is real time. Throws SIGN_IN_REFUSED
 * when the password it was asked for with was taken away or changed meanwhile: who takes it away ends sessions after it.
 */
export async function openSession(
  store: Store,
  user: ConsoleUserDoc,
  from: { way: ConsoleWay; browser: string; address: string },
  now: Date,
): Promise<string> {
  const token = newToken()
  await store.insert<ConsoleSessionDoc>('consoleSessions', {
    _id: sha256(token),
    userId: user._id,
    way: from.way,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + LONGEST_MS),
    browser: from.browser.slice(0, 300),
    address: from.address,
  })
  const same = { _id: user._id, passwordHash: user.passwordHash }
  if (!(await store.update('consoleUsers', same, { $set: { lastSignInAt: now } }))) {
    await endSession(store, sha256(token))
    throw new AppError('SIGN_IN_REFUSED', 'the password is another one by now')
  }
  return token
}

/** The session of a cookie; null when it is over, was ended, or its account may no longer come in. */
export async function readSession(store: Store, token: string, now: Date): Promise<Session | null> {
  const session = await store.get<ConsoleSessionDoc>('consoleSessions', sha256(token))
  if (!session || !isOpen(session, now)) return null
  const user = await store.get<ConsoleUserDoc>('consoleUsers', session.userId)
  if (!user?.role || user.disabledAt) return null
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await store.update('consoleSessions', { _id: session._id }, { $set: { lastSeenAt: now } })
  }
  return {
    id: session._id,
    user,
    way: session.way,
    csrf: csrfOf(token),
    actor: { id: user._id, name: user.name, role: user.role, locale: user.locale },
  }
}

export function isOpen(session: ConsoleSessionDoc, now: Date): boolean {
  return session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() < IDLE_MS
}

function csrfOf(token: string): string {
  return sha256(`csrf.${token}`)
}

export async function endSession(store: Store, id: string): Promise<void> {
  await store.delete('consoleSessions', { _id: id })
}

/** All of an account's, but for the one named. */
export async function endSessionsOf(store: Store, userId: string, but?: string): Promise<number> {
  return store.delete('consoleSessions', but ? { userId, _id: { $ne: but } } : { userId })
}
