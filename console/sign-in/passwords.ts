import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** OWASP's first choice for argon2id: 19 MiB, two passes; some 70 ms here. */
const COST = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const

/** A password as it is kept: argon2id with its own salt, in the usual encoded form. */
export function hashPassword(password: string): Promise<string> {
  return argon2id({
    ...COST,
    password: password.normalize('NFKC'),
    salt: randomBytes(16),
    outputType: 'encoded',
  })
}

/** Against null it takes as long and says no: how long it takes does not tell whether an account exists. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const fits = await argon2Verify({
    password: password.normalize('NFKC'),
    hash: hash ?? (await nobodysHash()),
  })
  return fits && hash !== null
}

let made: Promise<string> | null = null
function nobodysHash(): Promise<string> {
  made ??= hashPassword(randomBytes(16).toString('hex'))
  return made
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A first password: 20 letters and digits that are not mistaken for each other, 98 bits. */
export function newPassword(): string {
  let text = ''
  for (const byte of randomBytes(200)) {
    // Those beyond the last whole round would make some letters likelier.
    if (byte >= LETTERS.length * 8) continue
    text += LETTERS[byte % LETTERS.length]
    if (text.length === 20) break
  }
  return text.replace(/(.{5})(?=.)/g, '$1-')
}
