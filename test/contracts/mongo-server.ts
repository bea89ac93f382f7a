/**
 * A MongoDB to test on: the server at MONGODB_TEST_URI, or one that stands in for it when its source lies beside this
 * checkout. Where neither is, this says loudly what is not tested, and fails where it must be (CI).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sha256 } from '../../core/ids.js'

export interface TestMongo {
  uri: string
  stop(): void
}

/** A MongoDB to test on, or null after saying that there is none. A test file that gets one stops it at its end. */
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
  // Under `.ci/run` everything is required, unless it found that the machine has no MongoDB and says so at its end.
  if (process.env.SESAME_REQUIRE_ALL === '1' && process.env.SESAME_NO_MONGODB !== '1') {
    throw new Error('MongoDB was not tested, and here it has to be')
  }
  return null
}

/** Starts it on a free port, with its data in a temporary folder. */
async function startStandIn(source: string): Promise<TestMongo> {
  const copy = build(source)
  const data = mkdtempSync(join(tmpdir(), 'sesame-mongo-data-'))
  const server = spawn('node', ['serve-test.mjs', String(await freePort()), data], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const uri = await readyLine(server)
  return {
    uri,
    stop() {
      server.kill('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/**
 * As its own serve.mjs, but a transaction whose process was killed ends after 1.5 s and not after a minute: until then
 * it locks the whole of this server (of a real one, the documents it touched).
 */
const SERVE = `
import { Store } from './dist/store.js'
import { Engine } from './dist/commands.js'
import { serve } from './dist/wire.js'
const [port, folder] = process.argv.slice(2)
const engine = new Engine(new Store(folder, 'NORMAL'), '127.0.0.1:' + port, { ttlMs: 250, lockMs: 5000, txnMs: 1500 })
serve(engine).listen(Number(port), '127.0.0.1', () =>
  console.log('ready mongodb://127.0.0.1:' + port + '/test?directConnection=true'),
)
`

/** Builds a copy, once for each state of the source: the test files that run at once share it. */
function build(source: string): string {
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8')
  const code = readdirSync(join(source, 'src')).map((file) => readFileSync(join(source, 'src', file), 'utf8'))
  const built = join(tmpdir(), `sesame-mongo-${sha256(lock + code.join() + SERVE).slice(0, 16)}`)
  if (existsSync(built)) return built
  const draft = mkdtempSync(join(tmpdir(), 'sesame-mongo-draft-'))
  cpSync(source, draft, { recursive: true })
  execFileSync('chmod', ['-R', 'u+w', draft])
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: draft, stdio: 'pipe' })
  execFileSync('npm', ['run', 'build'], { cwd: draft, stdio: 'pipe' })
  writeFileSync(join(draft, 'serve-test.mjs'), SERVE)
  try {
    renameSync(draft, built)
  } catch {
    // Another test file was faster.
    rmSync(draft, { recursive: true, force: true })
  }
  return built
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
