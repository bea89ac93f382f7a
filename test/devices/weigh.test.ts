import { describe, expect, it } from 'vitest'
import { ocrConfidence, type Sightings } from '../../devices/photo/confidence.js'
import { decodeRow, isPartOfMore } from '../../devices/photo/decode-row.js'
import { BLANK, CHARACTERS, CLASSES, decode, FLOOR, type Lattice, spot } from '../../devices/photo/lattice.js'
import type { LineText } from '../../devices/photo/recognise.js'
import { glyphsOfText } from '../../devices/photo/reread.js'
import { weigh } from '../../devices/photo/weigh.js'
import { RELEASE_THRESHOLD } from '../../devices/rules.js'

/** A line as an engine would see it: each character for two steps, a blank after; `doubts` name a second choice and its score. */
function lattice(text: string, doubts: Record<number, [string, number]> = {}): Lattice {
  const steps = text.length * 3
  const scores = new Float32Array(steps * CLASSES).fill(FLOOR)
  const set = (step: number, symbol: number, score: number) => {
    scores[step * CLASSES + symbol] = score
  }
  for (const [i, character] of [...text].entries()) {
    const symbol = CHARACTERS.indexOf(character)
    for (const step of [i * 3, i * 3 + 1]) {
      if (symbol >= 0) set(step, symbol, 0)
      const doubt = doubts[i]
      if (doubt) set(step, CHARACTERS.indexOf(doubt[0]), doubt[1])
    }
    set(i * 3 + 2, BLANK, 0)
  }
  return { steps, scores }
}

function line(text: string, doubts: Record<number, [string, number]> = {}): LineText {
  return {
    text,
    confidences: [...text].map(() => 0.9),
    steps: [...text].map((_, i) => i * 3),
    lattice: lattice(text, doubts),
    mean: 0.9,
  }
}

describe('what an engine thinks at each step', () => {
  it('finds a text wherever it stands, and says how much less likely another is', () => {
    const seen = lattice('S/N:K93122539', { 4: ['X', -1.5] })
    expect(spot(seen, 'K93122539')).toBe(0)
    expect(spot(seen, 'X93122539')).toBeCloseTo(-1.5)
    expect(spot(seen, 'B93122539')).toBeLessThan(-8)
  })

  it('needs a blank between two characters that are the same', () => {
    const seen = lattice('K93122539')
    expect(spot(seen, '3122')).toBe(0)
    expect(spot(seen, '31222')).toBeLessThan(-5)
  })

  it('forces the likeliest text of a shape out of a line', () => {
    const seen = lattice('K9312253G', { 8: ['6', -0.5] })
    const digits = '0123456789'
    const shape = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...Array.from({ length: 8 }, () => digits)]
    expect(decode(seen, shape, { from: 0, until: 3 })).toMatchObject({ text: 'K93122536' })
  })
})

describe('several looks weighed together', () => {
  it('agree: the value leads and fits every look', () => {
    const weighed = weigh(['K93122539'], [lattice('K93122539'), lattice('SNK93122539')])
    expect(weighed).toMatchObject({ value: 'K93122539', fits: [0, 0] })
    expect(weighed?.margin).toBeGreaterThan(4)
  })

  it('two doubtful looks are outvoted by what a third sees clearly', () => {
    const looks = [
      lattice('K93122589', { 7: ['3', -0.4] }),
      lattice('K93122589', { 7: ['3', -0.4] }),
      lattice('K93122539', { 7: ['8', -4] }),
    ]
    expect(weigh(['K93122589'], looks)?.value).toBe('K93122539')
  })

  it('a serial that nobody read may win, when it is everybody’s second choice', () => {
    const looks = [
      lattice('K93122589', { 7: ['3', -0.2] }),
      lattice('K93122569', { 7: ['3', -0.2] }),
      lattice('K93122509', { 7: ['3', -0.2] }),
    ]
    const weighed = weigh(['K93122589', 'K93122569', 'K93122509'], looks)
    expect(weighed?.value).toBe('K93122539')
    expect(weighed?.fits.every((fit) => fit < 0)).toBe(true)
  })

  it('says nothing of nothing', () => {
    expect(weigh([], [lattice('K93122539')])).toBeNull()
  })
})

describe('a line that names a serial but does not read as one', () => {
  it('gives the likeliest behind the name', () => {
    const seen = line('S/N:K9312253G', { 12: ['9', -0.7] })
    expect(decodeRow(seen, glyphsOfText(seen, 0), false)?.value).toBe('K93122539')
  })

  it('gives nothing out of a longer number: another maker’s serial, an EAN', () => {
    for (const text of ['N°deserie:6957984750709', 'S/N:1303115406900', 'SN:94312253917']) {
      const seen = line(text)
      expect(decodeRow(seen, glyphsOfText(seen, 0), false)).toBeNull()
    }
    expect(isPartOfMore(line('SN:6957984750709'), '695798475')).toBe(true)
    expect(isPartOfMore(line('SN:695798475'), '695798475')).toBe(false)
    expect(isPartOfMore(line('BBWRK93122539WCVU'), 'K93122539')).toBe(false)
  })
})

describe('how sure print can make', () => {
  const seen: Sightings = {
    value: 'K93122539',
    corrected: false,
    context: 'named',
    fits: [0, 0, 0],
    margin: 6,
    places: 1,
    embedded: 0,
    other: 'silent',
    year: null,
  }
  const confidence = (more: Partial<Sightings>) => ocrConfidence({ ...seen, ...more })

  it('every look agrees and leads clearly: sure', () => {
    expect(confidence({})).toBeGreaterThanOrEqual(RELEASE_THRESHOLD)
    expect(confidence({ margin: 2.4, other: 'agrees' })).toBeGreaterThanOrEqual(RELEASE_THRESHOLD)
  })

  it.each<[string, Partial<Sightings>]>([
    [
      'one of six looks reads otherwise (a smudged 0 that five took for a 9)',
      { fits: [0, 0, 0, 0, 0, -1.7], margin: 1.92 },
    ],
    ['one look reads otherwise, though the lead is long', { fits: [0, 0, 0, -2] }],
    ['two looks are not enough', { fits: [0, 0] }],
    ['the lead is short', { margin: 1.9, other: 'agrees' }],
    ['O or zero in the second place', { value: 'X04967028', other: 'agrees', places: 2 }],
    ['letter O in the second place', { value: 'XO4967028', other: 'agrees', places: 2 }],
    ['O or zero at the head of nine', { value: '073182034', other: 'agrees' }],
    ['I or 1 at the head of nine', { value: '180797742', other: 'agrees' }],
    ['8 or B in the second place, with a middling lead', { value: 'K83122539', margin: 3.5 }],
    ['a character was put in', { corrected: true }],
    ['part of a longer number in one look', { embedded: 1 }],
    ['the other engine reads a look-alike', { other: 'look_alike' }],
    ['bare digits that nothing names', { value: '793122539', context: 'bare_digits' }],
    ['nine digits on a label of 2021', { value: '793122539', year: 2021 }],
  ])('never sure: %s', (_, more) => {
    expect(confidence({ margin: 9, ...more })).toBeLessThan(RELEASE_THRESHOLD)
  })
})
