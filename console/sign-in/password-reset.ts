/** A link by which somebody who has lost their password chooses another one: made by an admin, good once. */
import { AppError } from '../../core/errors.js'
import { newToken, sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { ConsoleUserDoc } from '../../models/console-account.js'
import { changeAccount } from './accounts.js'
import { unlock } from './failures.js'
import { hashPassword } from './passwords.js'
import { endSessionsOf } from './session-store.js'

/** A working day and its night. */
const GOOD_MS = 24 * 3_600_000

/**
 * Answers what goes into the link, which is kept nowhere; one that was given before is dead. So is the password, and
 * whoever is signed in is out: it may have been stolen rather than forgotten. `now` is real time.
 */
export async function openReset(
  store: Store,
  user: Pick<ConsoleUserDoc, '_id' | 'way'>,
  now: Date,
): Promise<{ token: string; until: Date }> {
  if (user.way !== 'password') throw new AppError('NOT_ALLOWED', 'the company sees to this account')
  const token = newToken()
  const until = new Date(now.getTime() + GOOD_MS)
  await changeAccount(store, user._id, { passwordHash: null, resetHash: sha256(token), resetUntil: until })
  await endSessionsOf(store, user._id)
  return { token, until }
}

/** Whose link it is. Throws LINK_OVER. */
export async function accountOfReset(store: Store, token: string, now: Date): Promise<ConsoleUserDoc> {
  const [user] = await store.find<ConsoleUserDoc>('consoleUsers', goodLink(token, now), { limit: 1 })
  if (!user) throw linkOver()
  return user
}

/** Sets the password they chose and opens a locked account. A second factor stays. Throws LINK_OVER, SIGN_IN_BUSY. */
export async function takeReset(
  store: Store,
  given: { token: string; password: string },
  now: Date,
): Promise<ConsoleUserDoc> {
  await accountOfReset(store, given.token, now)
  const passwordHash = await hashPassword(given.password)
  // Of two who come with the same link one gets through.
  const user = await store.update<ConsoleUserDoc>('consoleUsers', goodLink(given.token, now), {
    $set: { passwordHash, resetHash: null, resetUntil: null },
  })
  if (!user) throw linkOver()
  await endSessionsOf(store, user._id)
  if (user.login) await unlock(store, user.login)
  return user
}

function goodLink(token: string, now: Date) {
  return { resetHash: sha256(token), resetUntil: { $gt: now }, disabledAt: null }
}

function linkOver(): AppError {
  return new AppError('LINK_OVER', 'the link was used, replaced or is past its time')
}
