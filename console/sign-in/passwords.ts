import { randomBytes, randomInt } from 'node:crypto'
import { hash, type Options, verify } from '@node-rs/argon2'
import { AppError } from '../../core/errors.js'
import { createQueue } from './queue.js'

/**
 * OWASP's first choice for argon2id: 19 MiB, two passes; some 20 ms of one core here. 2 is argon2id (the library's own
 * names are a const enum, which vanishes when each file is compiled by itself).
 */
const COST: Options = { algorithm: 2, parallelism: 1, timeCost: 2, memoryCost: 19_456, outputLen: 32 }

/**
 * It is worked out in the process's pool of threads, which reads files too: two at a time leave it half. Those that
 * wait hold nobody up; forty of them are some half a second of work.
 */
const inTurn = createQueue({
  atOnce: 2,
  waiting: 40,
  full: () => new AppError('SIGN_IN_BUSY', 'too many passwords to check at the same moment'),
})

/** A password as it is kept: argon2id with its own salt, in the usual encoded form. Rejects with SIGN_IN_BUSY. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST))
}

/**
 * Against null it takes as long and says no: how long it takes does not tell whether an account exists. Rejects with
 * SIGN_IN_BUSY.
 */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const against = kept ?? (await nobodysHash())
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return fits && kept !== null
}

let made: Promise<string> | null = null
function nobodysHash(): Promise<string> {
  made ??= hash(randomBytes(16).toString('hex'), COST)
  return made
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Letters and digits that are not mistaken for each other, almost five bits each, in groups: `xk4m2-…`. */
export function randomLetters(count: number, group: number): string {
  const text = Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return text.replace(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1-')
}

/** A first password: 99 bits. */
export function newPassword(): string {
  return randomLetters(20, 5)
}
