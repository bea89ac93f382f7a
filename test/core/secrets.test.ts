import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../core/errors.js'
import { createSecretBox, deriveKey, MASK, Secret } from '../../core/secrets.js'

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) })
const refused = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
  return 'opened'
}

describe('Secret', () => {
  const secret = new Secret('AB12CD34')

  it('shows nothing wherever a value is printed by accident', () => {
    for (const shown of [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect(secret),
    ]) {
      expect(shown).not.toContain('AB12')
      expect(shown).toContain(MASK)
    }
    expect(Object.values(secret)).toEqual([])
  })

  it('opens when it is asked to', () => expect(secret.reveal()).toBe('AB12CD34'))
})

describe('createSecretBox', () => {
  const box = createSecretBox([key('new', 1), key('old', 2)])

  it('opens what it sealed, in its own place only', () => {
    const sealed = box.seal(new Secret('AB12CD34'), 'case-1')
    expect(sealed).not.toContain('AB12')
    expect(box.open(sealed, 'case-1').reveal()).toBe('AB12CD34')
    expect(refused(() => box.open(sealed, 'case-2'))).toBe('SECRET_UNREADABLE')
  })

  it('never seals the same text to the same words', () => {
    expect(box.seal(new Secret('x'), 'c')).not.toBe(box.seal(new Secret('x'), 'c'))
  })

  it('opens what an older key sealed, and seals with the first', () => {
    const sealed = createSecretBox([key('old', 2)]).seal(new Secret('x'), 'c')
    expect(box.open(sealed, 'c').reveal()).toBe('x')
    expect(box.keyIdOf(sealed)).toBe('old')
    expect(box.keyIdOf(box.seal(new Secret('x'), 'c'))).toBe('new')
  })

  it('refuses what was changed, cut, or sealed by a stranger', () => {
    const sealed = box.seal(new Secret('AB12CD34'), 'c')
    const parts = sealed.split('.')
    const flipped = [
      ...parts.slice(0, 4),
      `${parts[4]?.startsWith('A') ? 'B' : 'A'}${parts[4]?.slice(1)}`,
    ].join('.')
    const strangers = createSecretBox([key('new', 9)]).seal(new Secret('x'), 'c')
    for (const text of ['', 'v1', flipped, sealed.slice(0, -3), strangers, sealed.replace('v1', 'v2')]) {
      expect(
        refused(() => box.open(text, 'c')),
        text,
      ).toBe('SECRET_UNREADABLE')
    }
  })

  it('does not exist without a key', () => expect(refused(() => createSecretBox([]))).toBe('CONFIG_INVALID'))
})

describe('deriveKey', () => {
  it('gives each purpose its own bytes, the same each time', () => {
    const links = deriveKey(key('k', 1), 'links')
    expect(links).toHaveLength(32)
    expect(deriveKey(key('k', 1), 'links')).toEqual(links)
    expect(deriveKey(key('k', 1), 'desk')).not.toEqual(links)
    expect(deriveKey(key('k', 2), 'links')).not.toEqual(links)
  })
})
