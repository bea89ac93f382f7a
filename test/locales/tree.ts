import { en } from '../../locales/en/index.js'
import { fr } from '../../locales/fr/index.js'

export interface Leaf {
  key: string
  text: string
}

/** The sentences of a tree, keyed as product code names them. */
export function leaves(tree: unknown, prefix = ''): Leaf[] {
  return Object.entries(tree as Record<string, unknown>).flatMap(([name, value]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`
    return typeof value === 'string' ? [{ key, text: value }] : leaves(value, key)
  })
}

export const TREES = { fr: leaves(fr), en: leaves(en) }

/** Names of the variables of a sentence, each once, sorted. */
export function variables(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1] ?? ''))].sort()
}

/** Keys without their ending, of sentences that come in plural forms. */
export function pluralBases(tree: readonly Leaf[]): string[] {
  return tree.filter(({ key }) => key.endsWith('_one')).map(({ key }) => key.slice(0, -'_one'.length))
}

const TIME = '10\u00A0h\u00A042'

/** What each variable may hold at its longest or oddest. A new variable needs its sample here. */
export const SAMPLES: Readonly<Record<string, string | number>> = {
  digest: '3f2a9c',
  hash: '3f2a9c41d07b',
  how: 'envoyé',
  outcome: 'Résolu',
  what: 'pris en charge',
  seq: 1234,
  access: 'J’ai un PC avec SADP',
  address: '12 RUE DE L’ÉGLISE, 35000 RENNES',
  agent: 'Maëlle Le Guennec',
  at: TIME,
  band: '2 à 9',
  by: 'Maëlle Le Guennec',
  case: 'R-2026-0042',
  cause: 'Le bot n’a pas compris',
  code: 'A1B2C3D4',
  count: 12,
  date: 'vendredi 1er mai',
  day: 'lundi 23 novembre',
  domain: 'orange.fr',
  due: TIME,
  email: 'camille.durand@videosurveillance-durand.fr',
  end: 'résolu',
  error: '63016',
  label: 'K12345678',
  limit: 4000,
  minutes: 10,
  model: 'DS-7608NXI-I2/8P/S',
  name: 'DURAND & FILS VIDÉOSURVEILLANCE',
  said: '12 rue des Lilas, 69003 Lyon',
  title: 'Intégrateur système',
  number: 'R-2026-0042',
  numbers: 'K12345678, K12345679',
  hours: 'du lundi au vendredi, de 9\u00A0h à 12\u00A0h',
  first: 'lundi',
  last: 'vendredi',
  photos: '90\u00A0jours',
  talk: '1\u00A0an',
  decisions: '5\u00A0ans',
  kept: '90\u00A0jours',
  opening: `lundi 23 novembre, ${TIME}`,
  other: 'K12345679',
  owner: 'Maëlle Le Guennec',
  part: '4x',
  percent: 97,
  port: 3978,
  position: 3,
  query: 'durand',
  score: 4,
  serial: 'K12345678',
  serials: ', K12345678',
  source: 'code-barres',
  state: 'en attente de la vérification de votre société',
  step: 3,
  steps: 6,
  text: 'J’accepte.',
  time: TIME,
  total: 12,
  type: 'Centre de réception d’alarme',
  version: '2026-01',
  answered: '12',
  asked: '20',
  done: '12',
  from: '1er nov. 2026',
  taken: '120',
  retaken: '12',
  to: '22 nov. 2026',
  value: '3\u00A0min',
  min: 1,
  max: 99,
  url: 'https://hotline.example/files/abc?x=1;y=2!',
  vat: 'FR69999100019',
  waiting: ', attend une réponse',
  why: 'la plateforme ne répond pas',
}

export function filled(text: string): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_, name: string) => String(SAMPLES[name] ?? `{{${name}}}`))
}
