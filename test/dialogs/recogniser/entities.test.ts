import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Entities, entitiesIn } from '../../../dialogs/recogniser/entities/index.js'

const NONE: Entities = {
  serials: [],
  models: [],
  vat: [],
  sirens: [],
  emails: [],
  dates: [],
  numbers: [],
  sadpErrors: [],
}

const short = (text: string, serial = text.toUpperCase()) => ({
  text: text.toUpperCase(),
  short: serial,
  full: null,
})

const CASES: [string, Partial<Entities>][] = [
  ['c22334455', { serials: [short('c22334455')] }],
  ['S/N:GB1416274, merci', { serials: [short('GB1416274')] }],
  ['(594199052)', { serials: [short('594199052')] }],
  ['sn : C 7354 6848', { serials: [short('C 7354 6848', 'C73546848')] }],
  ['siren 999100019', { sirens: ['999100019'] }],
  ['mon siret c’est 999 100 019 00014', { sirens: ['99910001900014'] }],
  ['material code 300808568', { numbers: [300_808_568] }],
  ['une ds-2cd2142fwd-i 2.8mm', { models: ['DS-2CD2142FWD-I'], numbers: [2.8] }],
  ['9 caméras DS-2CD1047G0-L(C)', { models: ['DS-2CD1047G0-L(C)'], numbers: [9] }],
  ['nvr 7608ni-k2', { models: ['7608NI-K2'] }],
  ['fr 69 999 100 019', { vat: ['FR69999100019'] }],
  ['TVA : FR69999100019.', { vat: ['FR69999100019'] }],
  ['be 0123.456.749', { vat: ['BE0123456749'] }],
  ['CHE-123.456.788 TVA', { vat: ['CHE123456788'] }],
  ['jean.dupont@wanadoo.fr', { emails: ['jean.dupont@wanadoo.fr'] }],
  ['Jean.Dupont @ wanadoo,fr', { emails: ['jean.dupont@wanadoo.fr'] }],
  ['mon mail c’est jean point dupont arobase gmail point com', { emails: ['jean.dupont@gmail.com'] }],
  ['contact arobase ma société point fr', { emails: ['contact@masociete.fr'] }],
  ['jean tiret du bas dupont arobase orange point fr merci', { emails: ['jean_dupont@orange.fr'] }],
  ['erreur 2022', { sadpErrors: [2022] }],
  ['erruer 2024', { sadpErrors: [2024] }],
  ['SADP me dit 2009', { sadpErrors: [2009] }],
  ['code erreur deux mille vingt-deux dans sadp', { sadpErrors: [2022] }],
  ["j'ai le 2019 qui s'affiche", { sadpErrors: [2019] }],
  ['code retour 2018', { sadpErrors: [2018] }],
  ['erreur 404', { numbers: [404] }],
  ['créée en 2022', { numbers: [2022] }],
  ['créée en mars 2019 avec une trentaine de salariés', { dates: ['2019-03'], numbers: [30] }],
  ['j’ai perdu le mot de passe', {}],
]

describe('what a message names', () => {
  it.each(CASES)('%s', (text, found) => {
    expect(entitiesIn(text)).toEqual({ ...NONE, ...found })
  })

  const real = JSON.parse(readFileSync(new URL('./serials.json', import.meta.url), 'utf8')) as {
    full: string
    short: string
  }[]

  it.each(real)('finds $full in a sentence, in any case', ({ full, short: identity }) => {
    const { serials } = entitiesIn(`bonjour c’est pour le ${full.toLowerCase()}, merci`)
    expect(serials).toEqual([{ text: full, short: identity, full }])
  })
})
