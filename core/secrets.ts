import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { AppError } from './errors.js'

/**
 * A value that cannot be logged or serialised by accident: printing, JSON and string conversion all show `•••`.
 * `reveal()` is the only way to the value, so that every use can be found by searching for it.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return MASK
  }

  toJSON(): string {
    return MASK
  }

  [inspect.custom](): string {
    return MASK
  }
}

/** What stands in the place of a secret wherever people or machines look. */
export const MASK = '•••'

/** Encrypts and decrypts what must not be read at rest. `context` binds a text to its place (a case id). */
export interface SecretBox {
  seal(secret: Secret, context: string): string
  /** Throws SECRET_UNREADABLE when the key, the text or the context is not the one it was sealed with. */
  open(sealed: string, context: string): Secret
  /** The id of the key that `sealed` was sealed with. */
  keyIdOf(sealed: string): string
  /** The id of the key that new texts are sealed with. */
  readonly currentKeyId: string
}

/**
 * AES-256-GCM. `keys` is SECRETS_KEY: one or several `id:base64` of 32 bytes, separated by commas; the first seals,
 * all open, which is how a key is replaced. A text is `v1.<key id>.<nonce>.<tag>.<cipher>`, base64url.
 */
export function createSecretBox(keys: readonly SecretKey[]): SecretBox {
  const [current] = keys
  if (!current) throw new AppError('CONFIG_INVALID', 'SECRETS_KEY holds no key')
  return {
    currentKeyId: current.id,
    keyIdOf: (sealed) => sealed.split('.')[1] ?? '',
    seal(secret, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce).setAAD(Buffer.from(context))
      const text = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()])
      const parts = [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))
      return ['v1', current.id, ...parts].join('.')
    },
    open(sealed, context) {
      const [version, id, nonce, tag, text] = sealed.split('.')
      const key = keys.find((candidate) => candidate.id === id)
      if (version !== 'v1' || !key || !nonce || !tag || text === undefined) {
        throw new AppError('SECRET_UNREADABLE', 'no key fits this sealed text', { details: { keyId: id } })
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'))
          .setAAD(Buffer.from(context))
          .setAuthTag(Buffer.from(tag, 'base64url'))
        const clear = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()])
        return new Secret(clear.toString('utf8'))
      } catch (cause) {
        throw new AppError('SECRET_UNREADABLE', 'a sealed text does not open', {
          cause,
          details: { keyId: id },
        })
      }
    },
  }
}

export interface SecretKey {
  id: string
  bytes: Uint8Array
}

/** A 32-byte key for one purpose, derived from the current key: nothing is sealed and signed with the same bytes. */
export function deriveKey(key: SecretKey, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key.bytes, 'sesame', purpose, 32))
}
