/** Codes that stand in for the digits of a lost telephone, once each. */
import { sha256 } from '../../core/ids.js'
import type { Store } from '../../core/store.js'
import type { ConsoleUserDoc } from '../../models/console-account.js'
import { randomLetters } from './passwords.js'

const HOW_MANY = 10

/** A new set, to be shown once; what is kept of it goes into the account. 59 bits each, of use with the password only. */
export function newRecoveryCodes(userId: string): { codes: string[]; recoveryHashes: string[] } {
  const codes = Array.from({ length: HOW_MANY }, () => randomLetters(12, 4))
  return { codes, recoveryHashes: codes.map((code) => hashOf(userId, code)) }
}

/** Whether it was one of theirs; it is none any more. */
export function takeRecoveryCode(store: Store, userId: string, code: string): Promise<boolean> {
  const used = hashOf(userId, code)
  return store.transaction(async (tx) => {
    const user = await tx.get<ConsoleUserDoc>('consoleUsers', userId)
    if (!user?.recoveryHashes.includes(used)) return false
    const recoveryHashes = user.recoveryHashes.filter((hash) => hash !== used)
    return (await tx.update('consoleUsers', { _id: userId }, { $set: { recoveryHashes } })) !== null
  })
}

/** As it may be typed: capitals, spaces, without its hyphens. */
function hashOf(userId: string, code: string): string {
  return sha256(`${userId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
}
