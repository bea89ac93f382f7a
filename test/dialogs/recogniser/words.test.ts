import { describe, expect, it } from 'vitest'
import { fold, MAX_LENGTH } from '../../../dialogs/recogniser/text/fold.js'
import { createCorrector, slipDistance } from '../../../dialogs/recogniser/text/spelling.js'
import { tokensOf } from '../../../dialogs/recogniser/text/tokens.js'

const VOCABULARY =
  'de la le je ai perdu mot passe camera enregistreur oui non merci retour photo etiquette exporter application horaires bonjour erreur est pas svp code'.split(
    ' ',
  )
const correct = createCorrector(VOCABULARY)
const read = (text: string) =>
  tokensOf(text, correct)
    .map(({ word }) => word ?? '?')
    .join(' ')

describe('fold', () => {
  it.each([
    ['Ça MARCHE', 'ca marche'],
    ['l’étiquette', "l'etiquette"],
    ['cœur', 'coeur'],
    ['à  bientôt', 'a bientot'],
    ['FULLWIDTH'.replace(/./g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)), 'fullwidth'],
    ['a\u200bb', 'ab'],
    ['\ud800x', 'x'],
    ['', ''],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('is bounded', () => {
    expect(fold('a'.repeat(100_000)).length).toBe(MAX_LENGTH)
  })
})

describe('words in plain spelling', () => {
  it.each([
    ['jai perdu le mdp', 'j ai perdu le motdepasse'],
    ['g perdu le mot de passe', 'j ai perdu le motdepasse'],
    ['mecri', 'merci'],
    ['enregistreru', 'enregistreur'],
    ['oiu', 'oui'],
    ['reoutr', 'retour'],
    ['merciiiii', 'merci'],
    ['bjrr', 'bonjour'],
    ['letiquette', 'l etiquette'],
    ['jlexporter', 'je le exporter'],
    ['lappli', 'l application'],
    ['motdepasseperdu', 'motdepasse perdu'],
    ['erreur 2022', 'erreur xsadperr'],
    ['camera 12', 'camera xnum'],
    ['👍🏽', 'emyes'],
    ['letikette', 'l etiquette'],
    ['kamerra', 'camera'],
    ['foto', 'photo'],
    ['xylophone', '?'],
  ])('%s', (text, words) => {
    expect(read(text)).toBe(words)
  })

  it('finds a neighbour on the keyboard nearer than a far letter', () => {
    expect(slipDistance('camerz', 'camera', 2)).toBeLessThan(slipDistance('camerp', 'camera', 2))
  })

  it('leaves words alone that are too far from any', () => {
    expect(correct('carnaval')).toBeNull()
  })
})
