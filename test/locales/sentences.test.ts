import { describe, expect, it } from 'vitest'
import { hasSentence, LOCALES, type SentenceKey, translator } from '../../locales/index.js'
import { frenchTypography } from '../../locales/typography.js'
import { filled, leaves, pluralBases, SAMPLES, TREES, variables } from './tree.js'

const byKey = { fr: new Map(pairs('fr')), en: new Map(pairs('en')) }

function pairs(locale: 'fr' | 'en'): [string, string][] {
  return TREES[locale].map(({ key, text }) => [key, text])
}

describe('French and English', () => {
  it('have the same keys', () => {
    expect([...byKey.en.keys()].sort()).toEqual([...byKey.fr.keys()].sort())
  })

  it('put the same variables into each sentence', () => {
    const differ = TREES.fr.filter(({ key, text }) => {
      const english = byKey.en.get(key) ?? ''
      return variables(text).join() !== variables(english).join()
    })
    expect(differ).toEqual([])
  })

  it('leave no sentence empty and none in the other language', () => {
    const blank = LOCALES.flatMap((locale) => TREES[locale].filter(({ text }) => text.trim() === ''))
    expect(blank).toEqual([])
    // Long sentences that are the same in both were not translated.
    const same = TREES.fr.filter(({ key, text }) => text.length > 30 && byKey.en.get(key) === text)
    expect(same).toEqual([])
  })

  it('name variables that have a sample, so that the tests below show them filled', () => {
    const unknown = TREES.fr.flatMap(({ key, text }) =>
      variables(text)
        .filter((name) => !(name in SAMPLES))
        .map((name) => `${key}: ${name}`),
    )
    expect(unknown).toEqual([])
  })

  it('write variables as i18next reads them', () => {
    const odd = LOCALES.flatMap((locale) =>
      TREES[locale].filter(
        ({ text }) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')) || text.includes('$t('),
      ),
    )
    expect(odd).toEqual([])
  })
})

describe('plurals', () => {
  const bases = pluralBases(TREES.fr)

  it('are found', () => {
    expect(bases.length).toBeGreaterThan(3)
  })

  // `_other` alone is a sentence of its own (a reason "other"), never a plural.
  it.each(bases)('%s exists in every form', (base) => {
    for (const locale of LOCALES) {
      for (const form of ['one', 'many', 'other']) expect(byKey[locale].has(`${base}_${form}`)).toBe(true)
    }
  })

  it('are complete wherever a sentence counts', () => {
    const lonely = TREES.fr.filter(({ key, text }) => {
      const base = key.replace(/_(?:one|many|other)$/, '')
      // "(12)" counts nothing in words.
      return variables(text.replace('({{count}})', '')).includes('count') && !bases.includes(base)
    })
    expect(lonely).toEqual([])
  })

  it('say one thing in the singular', () => {
    const several = LOCALES.flatMap((locale) =>
      TREES[locale].filter(
        ({ key, text }) =>
          key.endsWith('_one') && /\{\{count\}\} (?!fois|mois|plus)\p{L}+[sx](?!\p{L})/u.test(text),
      ),
    )
    expect(several).toEqual([])
  })

  const FORMS = {
    fr: { 0: 'one', 1: 'one', 2: 'other', 1000000: 'many' },
    en: { 0: 'other', 1: 'one', 2: 'other', 1000000: 'other' },
  } as const

  it.each(LOCALES.flatMap((locale) => bases.map((base) => [locale, base] as const)))(
    'in %s: %s chooses the form of 0, 1, 2 and a million',
    (locale, base) => {
      for (const [number, form] of Object.entries(FORMS[locale])) {
        const count = Number(number)
        const written = byKey[locale].get(`${base}_${form}`) ?? ''
        const text = locale === 'fr' ? frenchTypography(written) : written
        const expected = filled(text.replaceAll('{{count}}', String(count)))
        expect(translator(locale)(base as SentenceKey, { ...SAMPLES, count })).toBe(expected)
      }
    },
  )
})

describe('translator', () => {
  const t = translator('fr')

  it('sets French typography, and leaves English alone', () => {
    expect(t('company.ask_name')).toBe('Quel est le nom de votre société\u00A0?')
    expect(translator('en')('company.ask_name')).toBe('What is your company called?')
  })

  it.each(['$t(conversation.yes)', '{{step}}', '$& $1 $$', '<b>&amp;</b>', "L'ATELIER : 1 / 2"])(
    'inserts %j as it is',
    (name) => {
      expect(t('company.summary', { name, vat: 'X' })).toBe(`Société\u00A0: ${name} (X)`)
    },
  )

  it('knows which keys exist', () => {
    expect(hasSentence('photo.reason.too_blurred')).toBe(true)
    expect(hasSentence('photo.tries_left')).toBe(true)
    expect(hasSentence('photo.reason.nothing')).toBe(false)
    // A branch says nothing.
    expect(hasSentence('photo.reason')).toBe(false)
    expect(hasSentence('desk.refusal.other')).toBe(true)
  })

  it.each(LOCALES)('says every sentence of %s, never its key', (locale) => {
    for (const { key, text } of TREES[locale]) {
      const said = translator(locale)(key as SentenceKey, SAMPLES)
      expect(said, key).not.toBe(key)
      expect(said, key).toBe(filled(locale === 'fr' ? frenchTypography(text) : text))
    }
  })
})

describe('leaves', () => {
  it('names sentences as product code does', () => {
    expect(leaves({ a: { b: 'x', c: { d: 'y' } } })).toEqual([
      { key: 'a.b', text: 'x' },
      { key: 'a.c.d', text: 'y' },
    ])
  })
})
