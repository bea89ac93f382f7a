import { describe, expect, it } from 'vitest'
import { numbersIn } from '../../../dialogs/recogniser/entities/numbers-fr.js'

const CASES: [string, number[]][] = [
  ['12', [12]],
  ['nous sommes 8', [8]],
  ['une trentaine', [30]],
  ['une trentaine de salariés', [30]],
  ['une centaine', [100]],
  ['deux centaines', [200]],
  ['une demi-douzaine', [6]],
  ['un millier', [1000]],
  ['quatre-vingt-dix', [90]],
  ['quatre vingts', [80]],
  ['quatre vingt dix sept', [97]],
  ['soixante et onze', [71]],
  ['soixante-dix-sept', [77]],
  ['vingt et un', [21]],
  ['septante', [70]],
  ['septante et un', [71]],
  ['huitante-deux', [82]],
  ['octante', [80]],
  ['nonante-cinq', [95]],
  ['dix-huit', [18]],
  ['dix huit caméras', [18]],
  ['mille', [1000]],
  ['deux mille vingt-quatre', [2024]],
  ['trois cent douze', [312]],
  ['deux cent mille', [200_000]],
  ['3 mille', [3000]],
  ['2 millions', [2_000_000]],
  ['1 200 salariés', [1200]],
  ['1 200 salariés', [1200]],
  ['12.500', [12_500]],
  ['1 234 567', [1_234_567]],
  ['2,5 mm', [2.5]],
  ['on est deux ou trois', [2, 3]],
  ['quatre caméras et vingt écrans', [4, 20]],
  ['vingt douze', [20, 12]],
  ['zéro six douze trente-quatre', [0, 6, 12, 34]],
  ['DEUX CENT', [200]],
  ['thirty-two', [32]],
  ['two hundred', [200]],
  ['a dozen', [12]],
  ['un client', []],
  ['une caméra', []],
  ['un', [1]],
  ['quinze à vingt', [15, 20]],
  ['', []],
  ['aucun', []],
]

describe('numbers said in French, Belgian, Swiss and English', () => {
  it.each(CASES)('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers)
  })
})
