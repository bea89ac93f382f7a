import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, splitText } from '../../../adapters/whatsapp/cut.js'
import type { Choice, OutboundMessage } from '../../../adapters/whatsapp/message.js'
import { render, split } from '../../../adapters/whatsapp/render.js'

const choices = (...titles: string[]): Choice[] => titles.map((title, i) => ({ id: `c${i}`, title }))
const message = (
  text: string,
  offered: Choice[] = [],
  rest: Partial<OutboundMessage> = {},
): OutboundMessage => ({
  to: 'whatsapp:+33639980001',
  locale: 'fr',
  text,
  choices: offered,
  ...rest,
})
const letters = (count: number) => 'a'.repeat(count)

describe('render', () => {
  const table: [string, OutboundMessage, string][] = [
    ['no choice', message('Bonjour'), 'text'],
    ['one choice', message('?', choices('Oui')), 'buttons'],
    ['three short', message('?', choices('Oui', 'Non', letters(20))), 'buttons'],
    ['a title of 21', message('?', choices('Oui', letters(21))), 'list'],
    ['four', message('?', choices('a', 'b', 'c', 'd')), 'list'],
    ['ten', message('?', choices(...'abcdefghij')), 'list'],
    ['eleven', message('?', choices(...'abcdefghijk')), 'text'],
    ['two the same', message('?', choices('Oui', 'Oui')), 'list'],
    [
      'a choice that needs explaining',
      message('?', [{ id: 'x', title: 'Oui', description: 'sans risque' }]),
      'list',
    ],
    [
      'one id twice',
      message('?', [
        { id: 'x', title: 'a' },
        { id: 'x', title: 'b' },
      ]),
      'text',
    ],
    ['a body of 1,024', message(letters(1024), choices('Oui')), 'buttons'],
    ['a body of 1,025', message(letters(1025), choices('Oui')), 'text'],
    ['a file with choices', message('?', choices('Oui'), { mediaUrl: 'https://x/y.pdf' }), 'text'],
    [
      'a template',
      message('?', choices('Oui'), { template: { name: 'code_ready', variables: {} } }),
      'template',
    ],
  ]
  for (const [name, given, kind] of table) {
    it(`${name}: ${kind}`, () => expect(render(given).kind).toBe(kind))
  }

  it('writes buttons without repeating them in the text', () => {
    expect(render(message('Prêt ?', choices('Oui', 'Non')))).toEqual({
      kind: 'buttons',
      body: 'Prêt ?',
      choices: choices('Oui', 'Non'),
    })
  })

  it('writes a list with all titles numbered in the text', () => {
    expect(
      render(message('Qui êtes-vous ?', choices('Installateur', 'Intégrateur', 'Revendeur', 'Autre'))),
    ).toEqual({
      kind: 'list',
      body: 'Qui êtes-vous ?\n\n1. Installateur\n2. Intégrateur\n3. Revendeur\n4. Autre',
      button: 'Choisir',
      choices: choices('Installateur', 'Intégrateur', 'Revendeur', 'Autre'),
    })
  })

  it('cuts a title at 24, numbers the items then, and keeps the full one in the text', () => {
    const long = 'DS-7608NXI-K2/8P, enregistreur du magasin'
    const rendered = render(message('Lequel ?', choices(long, 'Caméra')))
    expect(rendered).toMatchObject({
      kind: 'list',
      choices: [{ title: '1. DS-7608NXI-K2/8P, en…' }, { title: '2. Caméra' }],
    })
    expect(rendered.kind === 'list' && rendered.body).toContain(`1. ${long}`)
    expect(rendered.kind === 'list' && rendered.choices.every(({ title }) => title.length <= 24)).toBe(true)
  })

  it('numbers more than ten', () => {
    const rendered = render(message('Lequel ?', choices(...'abcdefghijk')))
    expect(rendered).toMatchObject({ kind: 'text', body: expect.stringContaining('\n11. k') })
  })
})

describe('split', () => {
  it('leaves alone what fits one request', () => {
    const one = message('Bonjour', choices('Oui', 'Non'))
    expect(split(one)).toEqual([one])
  })

  it('puts the choices with the last paragraph', () => {
    const long = `${'Une phrase assez longue pour compter. '.repeat(40)}\n\nAcceptez-vous ?`
    const parts = split(message(long, choices('J’accepte', 'Non')))
    expect(parts.at(-1)).toMatchObject({ text: 'Acceptez-vous ?', choices: choices('J’accepte', 'Non') })
    expect(parts.slice(0, -1).every((part) => part.choices.length === 0)).toBe(true)
    expect(render(parts.at(-1) as OutboundMessage).kind).toBe('buttons')
  })

  it('sends a file first, then the question', () => {
    const parts = split(message('Est-ce lui ?', choices('Oui'), { mediaUrl: 'https://x/y.jpg' }))
    expect(parts.map(({ mediaUrl, text }) => [mediaUrl, text])).toEqual([
      ['https://x/y.jpg', ''],
      [undefined, 'Est-ce lui ?'],
    ])
  })

  it('leaves sealed words and templates alone', () => {
    for (const rest of [{ sealedText: 'v1.k.a.b.c' }, { template: { name: 'x', variables: {} } }]) {
      const sealed = message(letters(5000), [], rest)
      expect(split(sealed)).toEqual([sealed])
    }
  })

  it('any message becomes requests within the limits, in order, with no word lost', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s/g, '') || 'x')
    const text = fc
      .array(fc.tuple(word, fc.constantFrom(' ', '. ', '\n', '\n\n', ' ?\u00a0')), {
        minLength: 1,
        maxLength: 700,
      })
      .map((pairs) => pairs.map(([a, b]) => a + b).join(''))
    const offered = fc.array(
      fc.string({ minLength: 1, maxLength: 60 }).filter((t) => t.trim() !== ''),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(text, offered, (words, titles) => {
        const parts = split(message(words, choices(...titles)))
        for (const part of parts) {
          const rendered = render(part)
          if (rendered.kind === 'template') throw new Error('no template was asked for')
          expect(rendered.body.length).toBeLessThanOrEqual(rendered.kind === 'text' ? 1600 : 1024)
        }
        const bare = (s: string) => s.replace(/\s/g, '')
        const said = bare(parts.map((part) => part.text).join(''))
        expect(said.startsWith(bare(words))).toBe(true)
        const shown = parts.map((part) => JSON.stringify(render(part))).join('')
        for (const title of titles) expect(shown).toContain(JSON.stringify(title.trim()).slice(1, -1))
      }),
      { numRuns: 300 },
    )
  })
})

describe('cut and splitText', () => {
  it('never cuts through an emoji or a letter with its accent', () => {
    expect(cut('abc👩‍👩‍👧‍👦def', 8)).toBe('abc…')
    expect(cut('cafe\u0301s', 5)).toBe('caf…')
    expect(cut('court', 5)).toBe('court')
  })

  const pauses: [string, string, number, string[]][] = [
    ['paragraphs first', 'Un. Deux.\n\nTrois.', 14, ['Un. Deux.', 'Trois.']],
    ['then sentences', 'Une phrase. Une autre.', 14, ['Une phrase.', 'Une autre.']],
    ['then words', 'abcdef ghijkl', 9, ['abcdef', 'ghijkl']],
    ['no-break spaces hold', 'aaaaa 10\u00a0h\u00a042', 11, ['aaaaa', '10\u00a0h\u00a042']],
    ['a word that is too long', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ]
  for (const [name, text, max, parts] of pauses) {
    it(name, () => expect(splitText(text, max)).toEqual(parts))
  }
})
