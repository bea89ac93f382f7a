import { describe, expect, it } from 'vitest'
import { frenchTypography, mapSentences } from '../../locales/typography.js'

/** `~` stands for U+00A0. */
const CASES: readonly [plain: string, set: string][] = [
  ['Quel est votre nom ?', 'Quel est votre nom~?'],
  ['Merci ! Et ensuite ; puis : voilà', 'Merci~! Et ensuite~; puis~: voilà'],
  ['Vraiment ?!', 'Vraiment~?!'],
  ['Écrivez « un humain ».', 'Écrivez «~un humain~».'],
  ['« Oui » ou « non » ?', '«~Oui~» ou «~non~»~?'],
  ["L'étiquette de l'appareil d'Élodie", 'L’étiquette de l’appareil d’Élodie'],
  ["jusqu'au bout, aujourd'hui, n'a, s'il", 'jusqu’au bout, aujourd’hui, n’a, s’il'],
  ["le code d'« essai » d'{{name}} d'1 jour", 'le code d’«~essai~» d’{{name}} d’1~jour'],
  ["l'*enregistreur* et l'_étape_", 'l’*enregistreur* et l’_étape_'],
  ['de 9 h à 12 h et de 13 h à 17 h 30.', 'de 9~h à 12~h et de 13~h à 17~h~30.'],
  ['à 10 h 42', 'à 10~h~42'],
  ['{{hour}} h {{minute}}', '{{hour}}~h~{{minute}}'],
  ['48 h au plus', '48~h au plus'],
  ['10 minutes, 15 s, 20 cm, 16 Mo, 97 %', '10~minutes, 15~s, 20~cm, 16~Mo, 97~%'],
  ['{{limit}} caractères, {{count}} essais', '{{limit}}~caractères, {{count}}~essais'],
  ['1 appareil, 2 appareils', '1~appareil, 2~appareils'],
  ['1 600 caractères, 12 345 678', '1~600~caractères, 12~345~678'],
  ['FR 69 999 100 019', 'FR 69~999~100~019'],
  ['n° 3, N° {{number}}', 'n°~3, N°~{{number}}'],
  ['N° de série', 'N° de série'],
  ['Étape {{step}} sur {{steps}}', 'Étape~{{step}} sur {{steps}}'],
  ["à l'étape 4", 'à l’étape~4'],
  ['_Étape 2 sur 6_', '_Étape~2 sur 6_'],
  ['Erreur 2022 : la demande', 'Erreur~2022~: la demande'],
  // What stands near a number without being its unit.
  ["{{agent}} s'occupe de vous", '{{agent}} s’occupe de vous'],
  ["{{agent}} m'a dit, 3 mots, 4 hommes", '{{agent}} m’a dit, 3 mots, 4 hommes'],
  ['en 2026 120 demandes', 'en 2026 120 demandes'],
  // Addresses lead elsewhere with one character more or less.
  ["https://exemple.fr/l'a?b=1;c=2!d", "https://exemple.fr/l'a?b=1;c=2!d"],
  ['Déposez-le ici : https://exemple.fr/a?b', 'Déposez-le ici~: https://exemple.fr/a?b'],
  ['Voyez https://exemple.fr/a ; merci', 'Voyez https://exemple.fr/a~; merci'],
  ["par exemple prenom@l'atelier.fr", "par exemple prenom@l'atelier.fr"],
  ['elle contient un « @ », non ?', 'elle contient un «~@~», non~?'],
  // WhatsApp's markers and line breaks.
  ['*Attention* : _vite_ !', '*Attention*~: _vite_~!'],
  ['*{{code}}*\n\n1. Cochez-le.', '*{{code}}*\n\n1. Cochez-le.'],
  // Already typed with care.
  ['Quel est votre nom~?', 'Quel est votre nom~?'],
  ['l’appareil «~choisi~»', 'l’appareil «~choisi~»'],
  ['Étroite\u202F!', 'Étroite~!'],
  ['Cameras’ Passwords', 'Cameras’ Passwords'],
  ['', ''],
]

const nbsp = (text: string): string => text.replaceAll('~', '\u00A0')

describe('frenchTypography', () => {
  it.each(CASES)('%j', (plain, set) => {
    expect(frenchTypography(nbsp(plain))).toBe(nbsp(set))
  })

  it.each(CASES)('changes nothing more the second time: %j', (_, set) => {
    expect(frenchTypography(nbsp(set))).toBe(nbsp(set))
  })
})

describe('mapSentences', () => {
  it('changes every sentence and keeps the shape', () => {
    const tree = { a: 'x', b: { c: 'y', d: { e: 'z' } } }
    expect(mapSentences(tree, (text) => text.toUpperCase())).toEqual({ a: 'X', b: { c: 'Y', d: { e: 'Z' } } })
  })
})
