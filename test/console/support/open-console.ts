/** The console as a browser meets it: real HTTP, real cookies, a real SQLite folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { POLICY } from '../../../cases/policy.js'
import { createSettings } from '../../../console/admin/settings.js'
import type { Role } from '../../../console/contract/common.js'
import { type Console, createConsole } from '../../../console/create-console.js'
import type { ConsoleAccounts, ConsoleParts } from '../../../console/ports.js'
import { addAccount } from '../../../console/sign-in/accounts.js'
import { type SettableClock, settableClock } from '../../../core/clock.js'
import { createLog } from '../../../core/log.js'
import { createSecretBox, type SecretBox } from '../../../core/secrets.js'
import type { FileStore, Store } from '../../../core/store.js'
import type { TeamsDeparture } from '../../../hotline/departures.js'
import { whisper } from '../../../hotline/whisper.js'
import { openStore } from '../../../models/open-store.js'
import { SCHEMAS } from '../../../models/schemas.js'
import { listen } from '../../support/listen.js'
import { type Browser, createBrowser } from './browser.js'

export interface TestConsole {
  url: string
  store: Store
  files: FileStore
  box: SecretBox
  clock: SettableClock
  /** What sessions run on. */
  realTime: SettableClock
  console: Console
  logged: string[]
  /** What was posted in Teams. */
  sent: TeamsDeparture[]
  parts: ConsoleParts
  browser(): Browser
  /** A browser in which somebody with this role is signed in. */
  signedIn(role: Role): Promise<Browser>
  close(): Promise<void>
}

export const TEST_NOW = new Date('2026-11-23T10:00:00+01:00')

export async function openConsole(
  changes: Partial<ConsoleParts> = {},
  accounts: Partial<ConsoleAccounts> = {},
): Promise<TestConsole> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-console-'))
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const box = createSecretBox([{ id: 'k1', bytes: new Uint8Array(32).fill(7) }])
  const clock = settableClock({ now: () => TEST_NOW })
  const realTime = settableClock({ now: () => TEST_NOW })
  const logged: string[] = []
  const log = createLog('trace', { write: (line) => void logged.push(line) })
  const nothing = async () => undefined
  const sent: TeamsDeparture[] = []
  const work = {
    send: async (_tx: Store, departure: TeamsDeparture) => void sent.push(departure),
    wake: () => undefined,
  }
  const app = express()
  app.set('trust proxy', 1)
  const server = await listen(app)
  const parts: ConsoleParts = {
    store,
    files,
    box,
    clock,
    realTime,
    log,
    publicUrl: () => server.url,
    playground: false,
    whisper: (given, now) => whisper({ store, work, teams: true }, given, now),
    letters: { list: async () => ({ rows: [], cursor: null }), replay: nothing },
    templates: async () => [],
    neighbours: [],
    settings: createSettings({ store, policy: POLICY }),
    ...changes,
  }
  const made = createConsole(parts, { oidc: null, claimRoles: {}, teams: null, ...accounts })
  app.use('/console', made.router)
  let people = 0
  let browsers = 0
  // Each from an address of its own, or they would share one budget of tries.
  const browser = () => createBrowser(server.url, `192.0.2.${(++browsers % 250) + 1}`)
  return {
    url: server.url,
    store,
    files,
    box,
    clock,
    realTime,
    console: made,
    logged,
    sent,
    parts,
    browser,
    async signedIn(role) {
      const login = `${role}${++people}`
      const { password } = await addAccount(store, { login, name: `Une ${role}`, role }, realTime.now())
      const one = browser()
      await one.signIn(login, password)
      return one
    },
    async close() {
      await made.stop()
      await server.close()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
