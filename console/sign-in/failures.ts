/** What is remembered of failed sign-ins, by the digest of what was typed as login, whether it exists or not. */
import { sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { SignInFailureDoc } from '../../models/console-account.js'
import { afterFailure } from './lock-out.js'

/** Logins that nobody has are counted too: a flood of them is forgotten as soon as it locks nobody any more. */
const MOST = 20_000

export function failuresOf(store: Store, login: string): Promise<SignInFailureDoc | null> {
  return store.get<SignInFailureDoc>('signInFailures', keyOf(login))
}

/** Counted one by one, however many are tried at the same moment. */
export async function noteFailure(
  store: Store,
  login: string,
  now: Date,
  most: number = MOST,
): Promise<void> {
  await store.transaction(async (tx) => {
    if ((await tx.count('signInFailures', {})) >= most) {
      await tx.delete('signInFailures', { $or: [{ lockedUntil: null }, { lockedUntil: { $lt: now } }] })
    }
    const next = afterFailure(await failuresOf(tx, login), now)
    await tx.update('signInFailures', { _id: keyOf(login) }, { $set: { ...next } }, { upsert: true })
  })
}

/** Opens the login again, and begins to count anew. */
export async function unlock(store: Store, login: string): Promise<void> {
  await store.delete('signInFailures', { _id: keyOf(login) })
}

function keyOf(login: string): string {
  return sha256(login.trim().toLowerCase())
}
