/**
 * The house with everything real but its neighbours: store, cases, dialogs and turn are the product's; the picture
 * reader (a file says what is on it), the registers, the mail server and the reset platform are stood in for. One town
 * may hold many people, each with a conversation of their own.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FILE_DAYS } from '../../bot/commit-turn.js'
import { type CommitTurn, createTurn } from '../../bot/turn.js'
import type { Cases } from '../../cases/cases.js'
import { createCompanies } from '../../cases/companies.js'
import { createCases } from '../../cases/create-cases.js'
import { POLICY } from '../../cases/policy.js'
import type { ResetPlatform } from '../../cases/ports.js'
import { RETENTION } from '../../cases/retention.js'
import { type SettableClock, settableClock } from '../../core/clock.js'
import { createLog } from '../../core/log.js'
import { createSecretBox, type SecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import { match } from '../../devices/match.js'
import { createRecogniser } from '../../dialogs/recogniser/index.js'
import type { Services } from '../../dialogs/session.js'
import { createDesk, type Desk } from '../../hotline/desk.js'
import { deskSettings } from '../../hotline/settings.js'
import type { Arrival } from '../../jobs/ports.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { fakeMailer, fakePlatform, fakeReader, fakeRegistry, type PlatformMood } from './neighbours.js'

export const START = new Date('2026-11-24T10:00:00+01:00')

export interface TownOptions {
  at?: Date | undefined
  /** False: no mail server, addresses are not proven. */
  mail?: boolean | undefined
  platform?: PlatformMood | undefined
  /** Set otherwise than shipped. */
  keeps?: Partial<ReturnType<Services['keeps']>>
}

export interface Town {
  store: Store
  cases: Cases
  clock: SettableClock
  box: SecretBox
  desk: Desk
  /** What the desk has agreed to and no turn has heard yet. */
  agreed: Arrival[]
  turn(conversation: string, arrivals: readonly Arrival[]): Promise<CommitTurn>
  platform(mood: PlatformMood): void
  close(): Promise<void>
}

/** Loading it takes longer than a whole dialogue. */
const recogniser = createRecogniser()

/** Memory where the machine has it: the tests sync as the product does, and wait for no disk. */
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export async function openTown(options: TownOptions = {}): Promise<Town> {
  const dataDir = mkdtempSync(join(ROOM, 'sesame-talk-'))
  // Stands still between two steps, so that the times people are told do not depend on how fast the test runs.
  const clock = settableClock({ now: () => START })
  clock.set(options.at ?? START)
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const box = createSecretBox([{ id: 'test', bytes: new Uint8Array(32).fill(7) }])
  const log = createLog('silent')
  const platform = fakePlatform(clock, options.platform ?? 'ok')
  const cases = createCases({ store, box, clock, platform: platform as ResetPlatform, match, log })
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
    teams: true,
    fetchMedia: async (url) => ({
      bytes: Buffer.from(url),
      contentType: 'application/octet-stream',
      name: null,
    }),
    showTyping: async () => {},
    fileLink: async (_session, hash) => `https://sesame.example/files/${hash.slice(0, 8)}`,
    mediaUrl: async () => null,
    deskSettings: () => deskSettings(store),
    desk,
    services: {
      cases,
      companies: createCompanies({ store, clock, policy: { ...POLICY.company, emailOwnership: true } }),
      registry: fakeRegistry(clock),
      mailer: options.mail === false ? null : fakeMailer(),
      reader: fakeReader(),
      recogniser,
      keeps: () => ({ ...RETENTION, photos: FILE_DAYS, ...options.keeps }),
      sixDigits: () => '123456',
      uploadLink: async () => null,
      downloadLink: async () => 'https://sesame.example/files/abc',
    },
  })
  return {
    store,
    cases,
    clock,
    box,
    desk,
    agreed,
    turn,
    platform: (mood) => platform.setMood(mood),
    async close() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
