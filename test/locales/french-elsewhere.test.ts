import { describe, expect, it } from 'vitest'
import { type Literal, literals, literalsOf } from './source.js'

/**
 * French that product code may hold, because nobody reads it: it is there to be recognised in what people write and in
 * what files say. Regular expressions are not looked at, for the same reason.
 */
const RECOGNISED: readonly [place: RegExp, reason: string][] = [
  [/^dialogs\/recogniser\//, 'words and training sentences of the recogniser'],
  [/^dialogs\/language\.ts$/, 'words that tell French from English'],
  [/^cases\/name-similarity\.ts$/, 'legal forms and trades, left out when names are compared'],
  [/^devices\//, 'column titles and words on labels, exports and receipts'],
]

/** The product's own name is the same in every language. */
const NAME = /Sésame/g

const ACCENTED = /\p{L}*[àâäçéèêëîïôöùûüœ]\p{L}*/iu
const MARKS = /[«»]|(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu)[’']\p{L}/iu
const WORDS =
  /(?<![\p{L}\d_.-])(?:vous|votre|vos|bonjour|merci|choisir|annuler|oui|avec|pour|dans|une|des|les|est)(?![\p{L}\d_-])/iu

function isFrench({ pieces }: Literal): boolean {
  const text = pieces.join(' ').replace(NAME, '')
  return ACCENTED.test(text) || MARKS.test(text) || WORDS.test(text)
}

function allowed({ file }: Literal): boolean {
  return RECOGNISED.some(([place]) => place.test(file))
}

describe('French outside locales/', () => {
  const product = literals()

  it('looks at product code', () => {
    expect(product.length).toBeGreaterThan(500)
  })

  it('does not stand in product code', () => {
    const found = product.filter((literal) => isFrench(literal) && !allowed(literal))
    expect(found.map(({ file, line, pieces }) => `${file}:${line} ${pieces.join('…')}`)).toEqual([])
  })

  it.each(RECOGNISED)('still needs the exception for %s', (place) => {
    expect(product.some((literal) => place.test(literal.file) && isFrench(literal))).toBe(true)
  })

  it.each([
    ["say('Envoyez une pièce')", true],
    ["say('Choisir')", true],
    ['say(`Bonjour $' + '{name}`)', true],
    ["say('l’appareil')", true],
    ["log.warn('the desk’s queue isn’t there')", false],
    ["throw new AppError('Sésame does not start')", false],
    ['// Envoyez une pièce', false],
    ['const seen = /numéro de série/', false],
    ["import x from './les-uns.js'", false],
    ["say('installer.closed')", false],
  ])('%s: %s', (code, expected) => {
    expect(literalsOf('x.ts', code).some(isFrench)).toBe(expected)
  })
})
