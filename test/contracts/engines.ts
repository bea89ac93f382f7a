/**
 * The engines that contract suites run on: SQLite always; MongoDB on MONGODB_TEST_URI, or on a server that stands in
 * for it when its source lies beside this checkout. Where neither is, the tests say loudly what was not tested, and
 * fail under CI.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type OpenedStore, openStore } from '../../models/open-store.js'
import type { CollectionDef } from '../../models/store/shape.js'

export interface TestEngine {
  name: 'SQLite' | 'MongoDB'
  /** A fresh, empty store. */
  open(schemas: readonly CollectionDef[]): Promise<TestStore>
}

export interface TestStore extends OpenedStore {
  /** What a second process would open the same data with. */
  databaseUrl: string | undefined
  dataDir: string
  /** Closes it and removes its data. */
  drop(): Promise<void>
}

export const sqlite: TestEngine = {
  name: 'SQLite',
  async open(schemas) {
    const dataDir = mkdtempSync(join(tmpdir(), 'sesame-test-'))
    const opened = await openStore({ dataDir, schemas })
    return {
      ...opened,
      databaseUrl: undefined,
      dataDir,
      async drop() {
        await opened.store.close()
        rmSync(dataDir, { recursive: true, force: true })
      },
    }
  },
}

let databases = 0

export function mongoAt(uri: string): TestEngine {
  return {
    name: 'MongoDB',
    async open(schemas) {
      const url = new URL(uri)
      url.pathname = `/sesame_test_${process.pid}_${Date.now()}_${++databases}`
      const databaseUrl = url.toString()
      const opened = await openStore({ databaseUrl, dataDir: '', schemas })
      return {
        ...opened,
        databaseUrl,
        dataDir: '',
        async drop() {
          const { createConnection } = await import('mongoose')
          await opened.store.close()
          const connection = await createConnection(databaseUrl).asPromise()
          await connection.dropDatabase()
          await connection.close()
        },
      }
    },
  }
}

export interface TestMongo {
  uri: string
  stop(): void
}

/** A MongoDB to test on, or null after saying that there is none. */
export async function findMongo(): Promise<TestMongo | null> {
  const given = process.env.MONGODB_TEST_URI
  if (given) return { uri: given, stop: () => {} }
  const source = resolve(import.meta.dirname, '../../../shared/tools/mongo-compat')
  if (existsSync(source)) {
    try {
      return await startStandIn(source)
    } catch (error) {
      console.error(`The stand-in for MongoDB does not start: ${String(error)}`)
    }
  }
  console.error(
    '!!!!!!!!!! MongoDB NOT tested: set MONGODB_TEST_URI to a replica set to test on it !!!!!!!!!!',
  )
  if (process.env.CI === 'true' || process.env.SESAME_REQUIRE_ALL === '1') {
    throw new Error('MongoDB was not tested, and here it has to be')
  }
  return null
}

async function startStandIn(source: string): Promise<TestMongo> {
  const folder = mkdtempSync(join(tmpdir(), 'sesame-mongo-'))
  const copy = join(folder, 'server')
  cpSync(source, copy, { recursive: true })
  execFileSync('chmod', ['-R', 'u+w', copy])
  for (const args of [
    ['ci', '--no-audit', '--no-fund'],
    ['run', 'build'],
  ]) {
    execFileSync('npm', args, { cwd: copy, stdio: 'pipe' })
  }
  const server = spawn('node', ['serve.mjs', String(await freePort()), join(folder, 'data')], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const uri = await readyLine(server)
  return {
    uri,
    stop() {
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function readyLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (chunk) => {
      said += chunk
      const ready = /ready (mongodb:\S+)/.exec(said)
      if (ready?.[1]) resolve(ready[1])
    })
    server.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
