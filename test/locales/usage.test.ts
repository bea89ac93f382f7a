import { describe, expect, it } from 'vitest'
import { type Literal, literals, literalsOf } from './source.js'
import { pluralBases, TREES } from './tree.js'

const product = literals()

describe('every sentence', () => {
  const used = usedKeys(product)
  const bases = new Set(pluralBases(TREES.fr))

  it('is said somewhere', () => {
    const keys = new Set(TREES.fr.map(({ key }) => withoutPlural(key)))
    expect([...keys].filter((key) => !used(key))).toEqual([])
  })

  function withoutPlural(key: string): string {
    const base = key.replace(/_(?:one|many|other)$/, '')
    return bases.has(base) ? base : key
  }
})

/**
 * Keys stand in the code whole, or are put together: `photo.reason.${reason}`. What is put together counts by its
 * beginning and end; where the beginning names no more than a room (`conversation.${kind}`), the rest must also stand
 * in the code as a string, or everything in the room would count.
 */
function usedKeys(found: readonly Literal[]): (key: string) => boolean {
  const whole = new Set(
    found.filter(({ pieces }) => pieces.length === 1).map(({ pieces }) => pieces[0] ?? ''),
  )
  const built = found
    .map(({ pieces }) => pieces)
    .filter((pieces) => pieces.length > 1 && /^[a-z]+\./.test(pieces[0] ?? ''))
    .map((pieces) => ({
      pattern: new RegExp(`^${pieces.map((piece) => escaped(piece)).join('(.+)')}$`),
      wide: /^[a-z]+\.$/.test(pieces[0] ?? ''),
    }))
  return (key) =>
    whole.has(key) ||
    built.some(({ pattern, wide }) => {
      const match = pattern.exec(key)
      return match !== null && (!wide || match.slice(1).every((part) => whole.has(part)))
    })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

describe('usedKeys', () => {
  const used = usedKeys(
    literalsOf(
      'x.ts',
      [
        "t('a.b')",
        't(`a.reason.$' + '{r}`)',
        't(`a.$' + '{w}_confirm`)',
        "const w = 'cancel' // t('a.comment')",
        'const r = /a.pattern/',
      ].join('\n'),
    ),
  )

  it.each([
    ['a.b', true],
    ['a.reason.blurred', true],
    ['a.cancel_confirm', true],
    ['a.other_confirm', false],
    ['a.comment', false],
    ['a.pattern', false],
    ['a.c', false],
  ])('%s: %s', (key, expected) => {
    expect(used(key)).toBe(expected)
  })
})
