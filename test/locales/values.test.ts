import { describe, expect, it } from 'vitest'
import { said, saidIn } from './source.js'
import { TREES, variables } from './tree.js'

/** Variables by key as code says it; a plural asks for `count` whether or not its French forms show it. */
const NEEDED = new Map(
  TREES.fr.flatMap(({ key, text }) => {
    const base = key.replace(/_other$/, '')
    const plural = base !== key && TREES.fr.some((leaf) => leaf.key === `${base}_one`)
    const names = plural ? [...new Set([...variables(text), 'count'])] : variables(text)
    return [[plural ? base : key, names] as const]
  }),
)

describe('values given to sentences', () => {
  const calls = said().filter(({ key }) => NEEDED.has(key))

  it('are looked at where a sentence is said by its whole key', () => {
    expect(calls.filter(({ values }) => values !== null).length).toBeGreaterThan(80)
  })

  it('are all there: nobody reads {{name}}', () => {
    const missing = calls.flatMap(({ file, line, key, values }) => {
      const left = (NEEDED.get(key) ?? []).filter((name) => values !== null && !values.includes(name))
      return left.length === 0 ? [] : [`${file}:${line} ${key} lacks ${left.join(', ')}`]
    })
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const idle = calls.flatMap(({ file, line, key, values }) => {
      const extra = (values ?? []).filter((name) => !NEEDED.get(key)?.includes(name))
      return extra.length === 0 ? [] : [`${file}:${line} ${key} does not say ${extra.join(', ')}`]
    })
    expect(idle).toEqual([])
  })
})

describe('saidIn', () => {
  it.each<[string, string[] | null]>([
    ["t('a.b')", []],
    ["session.t('a.b', { name, x: 1 })", ['name', 'x']],
    ["say(session, 'a.b', { name })", ['name']],
    ["translator(locale)('a.b', { name })", ['name']],
    ["t('a.b', values)", null],
    ["t('a.b', { ...values })", null],
  ])('%s', (code, values) => {
    expect(saidIn('x.ts', code)).toMatchObject([{ key: 'a.b', values }])
  })
})
