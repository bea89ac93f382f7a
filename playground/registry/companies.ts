import { frenchVatKey } from '../../cases/vat.js'

/** An invented company, as the registers know it. */
export interface SandboxCompany {
  siren: string
  name: string
  address: string
  postalCode: string
  city: string
  createdOn: string
  /** INSEE's band of employees. */
  band: string
  closed?: boolean
  /** The registers do not answer when they are asked for it. */
  silent?: boolean
  note: string
}

/** SIRENs with a right check digit and no company behind them. */
export const COMPANIES: readonly SandboxCompany[] = [
  {
    siren: '999100019',
    name: 'ALPHA SECURITE',
    address: '12 RUE DES LILAS',
    postalCode: '69003',
    city: 'LYON',
    createdOn: '2012-05-01',
    band: '03',
    note: 'Petite société, vérifiée aussitôt.',
  },
  {
    siren: '999200025',
    name: 'GROUPE VIGIE PROTECTION',
    address: '4 AVENUE DU PORT',
    postalCode: '33000',
    city: 'BORDEAUX',
    createdOn: '1998-02-16',
    band: '22',
    note: 'Plus de 50 personnes : adresse e-mail professionnelle nécessaire.',
  },
  {
    siren: '999300031',
    name: 'ANCIENNE ALARME',
    address: '8 QUAI DE LA GARE',
    postalCode: '75013',
    city: 'PARIS',
    createdOn: '1985-09-01',
    band: 'NN',
    closed: true,
    note: 'Société fermée : un conseiller doit la vérifier.',
  },
  {
    siren: '999400047',
    name: 'BETA DISTRIBUTION',
    address: '',
    postalCode: '',
    city: '',
    createdOn: '2015-03-10',
    band: '12',
    silent: true,
    note: 'Le registre ne répond pas : tout se fait à la main.',
  },
]

export const vatOf = (siren: string): string => `FR${frenchVatKey(siren)}${siren}`

/** Any other well-formed number gets a plausible company of its own, the same each time. */
export function companyOf(siren: string): SandboxCompany {
  const known = COMPANIES.find((company) => company.siren === siren)
  if (known) return known
  const pick = (list: readonly string[], salt: number) => list[(Number(siren) + salt) % list.length] ?? ''
  return {
    siren,
    name: `${pick(['ATELIER', 'ETABLISSEMENTS', 'SOCIETE', 'AGENCE'], 1)} ${pick(['MERCURE', 'BOREALE', 'DES HALLES', 'DU MARAIS', 'SAINT-ELOI'], 2)}`,
    address: `${(Number(siren) % 90) + 1} ${pick(['RUE DE LA PAIX', 'PLACE DU MARCHE', 'CHEMIN VERT'], 3)}`,
    postalCode: pick(['31000', '44000', '59000', '67000'], 4),
    city: pick(['TOULOUSE', 'NANTES', 'LILLE', 'STRASBOURG'], 4),
    createdOn: '2010-01-04',
    band: '03',
    note: '',
  }
}
