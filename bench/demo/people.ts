/** Invented companies, their people and their devices. Nobody of them exists: numbers are those kept for fiction. */
import { frenchVatKey } from '../../cases/vat.js'
import type { Random } from '../evidence/random.js'

export interface DemoCompany {
  siren: string
  vat: string
  name: string
  domain: string
  address: string
  postalCode: string
  city: string
  headCount: number
  createdOn: string
  /** The registers do not know it as active: the desk verifies it. */
  odd: boolean
}

export interface DemoPerson {
  conversation: string
  profileName: string
  email: string
  company: DemoCompany
  /** Index of the trade among the choices. */
  trade: number
  english: boolean
}

const FIRST = [
  'Alpha',
  'Vigie',
  'Sud',
  'Nord',
  'Ouest',
  'Rhône',
  'Littoral',
  'Horizon',
  'Delta',
  'Saphir',
  'Azur',
  'Argos',
  'Lumen',
  'Cap',
  'Atlas',
  'Pyrène',
  'Mistral',
  'Garonne',
  'Armor',
  'Jura',
  'Opale',
  'Nova',
  'Orion',
  'Cigale',
  'Granit',
]
const SECOND = [
  'Sécurité',
  'Vidéo',
  'Protection',
  'Alarmes',
  'Courants Faibles',
  'Surveillance',
  'Intégration',
  'Réseaux',
  'Électricité',
  'Domotique',
  'Télésurveillance',
  'Systèmes',
]
const CITIES: readonly [string, string][] = [
  ['69003', 'LYON'],
  ['75013', 'PARIS'],
  ['33000', 'BORDEAUX'],
  ['13008', 'MARSEILLE'],
  ['59000', 'LILLE'],
  ['44000', 'NANTES'],
  ['67000', 'STRASBOURG'],
  ['31000', 'TOULOUSE'],
  ['35000', 'RENNES'],
  ['38000', 'GRENOBLE'],
  ['06000', 'NICE'],
  ['34000', 'MONTPELLIER'],
  ['21000', 'DIJON'],
  ['76000', 'ROUEN'],
  ['37000', 'TOURS'],
  ['63000', 'CLERMONT-FERRAND'],
]
const STREETS = [
  'RUE DES LILAS',
  'AVENUE DU PORT',
  'QUAI DE LA GARE',
  'RUE DE L’INDUSTRIE',
  'CHEMIN DES VIGNES',
  'BOULEVARD CARNOT',
  'RUE PASTEUR',
  'ALLÉE DES ARTISANS',
]
const GIVEN = [
  'Camille',
  'Julien',
  'Sarah',
  'Mehdi',
  'Thomas',
  'Léa',
  'Nicolas',
  'Aïcha',
  'Pierre',
  'Manon',
  'Karim',
  'Élodie',
  'Hugo',
  'Sofia',
  'Antoine',
  'Chloé',
  'Yanis',
  'Laura',
  'Mathieu',
  'Inès',
  'David',
  'Clara',
  'Rachid',
  'Amandine',
]
const FAMILY = [
  'M.',
  'Roux',
  'B.',
  'Garnier',
  'Faure',
  'L.',
  'Perrin',
  'Morel',
  'D.',
  'Chevalier',
  'Blanc',
  'G.',
]

export function drawCompany(random: Random, number: number): DemoCompany {
  const siren = withCheckDigit(`99${String(900_000 - number).padStart(6, '0')}`)
  const name = `${random.pick(FIRST)} ${random.pick(SECOND)}${random.chance(0.3) ? ` ${random.pick(CITIES)[1].slice(0, 1)}${random.integer(2, 9)}` : ''}`
  const [postalCode, city] = random.pick(CITIES)
  return {
    siren,
    vat: `FR${frenchVatKey(siren)}${siren}`,
    name: plain(name).toUpperCase(),
    domain: `${plain(name).toLowerCase().replaceAll(' ', '-')}-${number}.example.fr`,
    address: `${random.integer(1, 90)} ${random.pick(STREETS)}`,
    postalCode,
    city,
    headCount: random.pick([0, 1, 1, 1, 2, 2, 3]),
    createdOn: `${random.integer(1988, 2022)}-0${random.integer(1, 9)}-15`,
    odd: random.chance(0.06),
  }
}

export function drawPerson(random: Random, number: number, company: DemoCompany): DemoPerson {
  const given = random.pick(GIVEN)
  // 06 39 98 00 00 to 06 39 98 99 99: kept by the regulator for films and books.
  const line = String(number % 10_000).padStart(4, '0')
  return {
    conversation: `whatsapp:+3363998${line}`,
    profileName: random.chance(0.7) ? `${given} ${random.pick(FAMILY)}` : given,
    email: `${plain(given).toLowerCase()}${number}@${company.domain}`,
    company,
    trade: random.pick([0, 0, 0, 0, 0, 1, 1, 2, 3, 4]),
    english: random.chance(0.03),
  }
}

/** The last of nine digits makes the sum of Luhn a multiple of ten. */
function withCheckDigit(eight: string): string {
  const sum = [...eight].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return eight + String((10 - (sum % 10)) % 10)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}
