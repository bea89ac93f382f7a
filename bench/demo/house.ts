/**
 * The product's own turn, cases and desk over one transaction of the store; registers, platform, mail and the reading of
 * files are stood in for. What the demo shows is therefore what the product says and decides.
 */
import { FILE_DAYS } from '../../bot/commit-turn.js'
import { type CommitTurn, createTurn } from '../../bot/turn.js'
import type { Cases } from '../../cases/cases.js'
import { type Companies, createCompanies } from '../../cases/companies.js'
import { createCases } from '../../cases/create-cases.js'
import { POLICY } from '../../cases/policy.js'
import type { CompanyRegistry, InspectAnswer, ResetPlatform } from '../../cases/ports.js'
import { RETENTION } from '../../cases/retention.js'
import type { SettableClock } from '../../core/clock.js'
import { sha256 } from '../../core/ids.js'
import { createLog } from '../../core/log.js'
import { Secret, type SecretBox } from '../../core/secrets.js'
import type { FileStore, Store } from '../../core/store.js'
import type { Evidence } from '../../devices/facts.js'
import { match } from '../../devices/match.js'
import { parseSerial } from '../../devices/serial.js'
import { createRecogniser } from '../../dialogs/recogniser/index.js'
import { createDesk, type Desk } from '../../hotline/desk.js'
import { deskSettings } from '../../hotline/settings.js'
import type { Arrival } from '../../jobs/ports.js'
import type { Random } from '../evidence/random.js'
import type { DemoCompany } from './people.js'

export interface SentFile {
  bytes: Uint8Array
  evidence: Evidence
  contentType: string
  name: string | null
}

/** What lasts from one transaction to the next. */
export interface Town {
  clock: SettableClock
  box: SecretBox
  files: FileStore
  /** Until when the demo runs. */
  until: Date
  random: Random
  companies: Map<string, DemoCompany>
  /** By content hash: what the reader makes of it. */
  sent: Map<string, SentFile>
  /** Last code mailed to an address. */
  mailed: Map<string, string>
  codes: Map<string, string>
}

export interface House {
  store: Store
  cases: Cases
  companies: Companies
  desk: Desk
  agreed: Arrival[]
  turn(conversation: string, arrivals: readonly Arrival[]): Promise<CommitTurn>
}

const recogniser = createRecogniser()
const log = createLog('silent')

export function openHouse(store: Store, town: Town): House {
  const { clock, box } = town
  const files = keepsFor(town)
  const cases = createCases({ store, box, clock, platform: platformOf(town), match, log })
  const policy = { ...POLICY.company, emailOwnership: true }
  const companies = createCompanies({ store, clock, policy, box })
  const agreed: Arrival[] = []
  const desk = createDesk({
    store,
    clock,
    teams: true,
    work: {
      accept: async (_tx, arrival) => void agreed.push(arrival),
      send: async () => {},
      setTimer: async () => {},
      wake: () => {},
    },
  })
  const turn = createTurn({
    store,
    files,
    clock,
    box,
    log,
    desk,
    teams: false,
    fetchMedia: async (url) => {
      const { bytes, contentType, name } = town.sent.get(url) as SentFile
      return { bytes, contentType, name }
    },
    showTyping: async () => {},
    fileLink: async (_session, hash) => `https://sesame.example.fr/files/${hash.slice(0, 12)}`,
    mediaUrl: async () => null,
    deskSettings: () => deskSettings(store),
    services: {
      cases,
      companies,
      registry: registryOf(town),
      mailer: {
        async send({ to, text }) {
          town.mailed.set(to, /\d{6}/.exec(text)?.[0] ?? '')
        },
      },
      reader: {
        read: async ({ bytes }) =>
          town.sent.get(sha256(bytes))?.evidence ?? { kind: 'unusable', problem: 'not_recognised' },
        close: async () => {},
      },
      recogniser,
      keeps: () => ({ ...RETENTION, photos: FILE_DAYS }),
      sixDigits: () => String(town.random.integer(100_000, 999_999)),
      uploadLink: async () => null,
      downloadLink: async () => 'https://sesame.example.fr/files/demo',
    },
  })
  return { store, cases, companies, desk, agreed, turn }
}

/** Files that would be forgotten by now are not written in the first place. */
function keepsFor({ files, clock, until }: Town): FileStore {
  const gone = () => until.getTime() - clock.now().getTime() > FILE_DAYS * 86_400_000
  return { ...files, put: async (bytes) => (gone() ? sha256(bytes) : files.put(bytes)) }
}

function registryOf({ companies, clock }: Town): CompanyRegistry {
  const answer = (siren: string) => {
    const found = companies.get(siren)
    const base = { at: clock.now(), otherNames: [], activity: '43.21A', headCount: null }
    if (!found || found.odd) {
      const nothing = { name: null, address: null, postalCode: null, city: null, createdOn: null }
      return { ...base, ...nothing, status: 'not_found' as const }
    }
    const { name, address, postalCode, city, createdOn } = found
    return { ...base, name, address, postalCode, city, createdOn, status: 'active' as const }
  }
  return { vies: async (vat) => answer(vat.slice(-9)), sirene: async (siren) => answer(siren) }
}

/** Knows every device but one in fifty; takes a list for those that have no request of their own. */
function platformOf({ clock, codes, random }: Town): ResetPlatform {
  const known = (short: string, accepts: 'token' | 'device', model: string | null): InspectAnswer =>
    short.endsWith('77')
      ? { outcome: 'unknown_device' }
      : {
          outcome: 'known',
          device: {
            shortSerial: short,
            model,
            mode: accepts === 'token' ? 'key' : 'legacy',
            accepts: [accepts],
          },
        }
  return {
    kind: 'connected',
    inspectToken: async (token) => known(token.reveal().slice('demo-'.length), 'token', null),
    inspectDevice: async (full) => {
      const parsed = parseSerial(full)
      return parsed ? known(parsed.short, 'device', null) : { outcome: 'unknown_device' }
    },
    async issue({ idempotencyKey }) {
      const code = codes.get(idempotencyKey) ?? letters(random)
      codes.set(idempotencyKey, code)
      const expiresAt = new Date(clock.now().getTime() + 48 * 3_600_000)
      return { outcome: 'issued', code: { form: 'key', key: new Secret(code) }, expiresAt }
    },
    status: async () => ({ outcome: 'absent' }),
  }
}

/** A code that opens nothing. */
export function letters(random: Random): string {
  return Array.from({ length: 8 }, () => random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'])).join('')
}
