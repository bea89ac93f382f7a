import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A sortable, unguessable identifier: 48 bits of time and 80 random bits, Crockford base 32, 26 characters.
 * (The layout of a ULID, lower case.)
 */
export function newId(now: Date): string {
  let time = now.getTime()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[time % 32] + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomBytes(16)) tail += ALPHABET[byte % 32]
  return head + tail
}

/** An unguessable token for links, 256 bits, URL-safe. Keep only its hash at rest. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}
