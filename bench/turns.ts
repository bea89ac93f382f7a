/**
 * How long the WhatsApp webhook takes to answer while turns run, and how long a person waits for the reply. The whole
 * product runs in a process of its own, with a Twilio account, on its embedded store; this process is Twilio: it
 * signs, delivers, takes what is sent and keeps the photos. `npm run bench:webhook [-- MESSAGES_PER_SECOND SECONDS]`.
 */
import { spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [perSecond = 30, seconds = 15] = process.argv.slice(2).map(Number)
/** Of so many messages one is a photo of a label. */
const PHOTO_EVERY = 15
/** The webhook takes 60 messages a minute of one sender. */
const SENDERS = Math.max(20, perSecond * 2)

const ROOT = resolve(import.meta.dirname, '..')
const SID = `AC${'0'.repeat(32)}`
const TOKEN = randomBytes(16).toString('hex')
const US = 'whatsapp:+33100000000'
const TEXTS = ['bonjour', 'j’ai perdu le mot de passe', 'aide', 'installateur', 'non', 'un humain']
const samples = join(ROOT, 'playground/samples')
const photos = readdirSync(samples)
  .filter((name) => name.endsWith('etiquette.jpg'))
  .map((name) => readFileSync(join(samples, name)))

const replied = new Map<string, number>()
let taken = 0

/** As much of Twilio's REST API as sending takes. */
const twilio = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const path = request.url ?? ''
  const json = (status: number, answer: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  if (path.includes('/Media/')) {
    const photo = photos[taken % photos.length] ?? Buffer.alloc(0)
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo)
  } else if (request.method === 'POST' && path.includes('/Messages.json')) {
    const to = new URLSearchParams(body).get('To') ?? ''
    if (!replied.has(to)) replied.set(to, performance.now())
    json(201, { sid: `SM${(++taken).toString(16).padStart(32, '0')}`, status: 'queued', to })
  } else if (request.method === 'POST') {
    json(201, { sid: `HX${(++taken).toString(16).padStart(32, '0')}`, ...JSON.parse(body || '{}') })
  } else json(200, { contents: [], messages: [], meta: {} })
})
const apiPort = await listen()
const port = await freePort()
const publicUrl = `http://127.0.0.1:${port}`
const dataDir = mkdtempSync(join(tmpdir(), 'sesame-bench-'))
const product = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    PATH: process.env.PATH,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_WHATSAPP_FROM: US,
    TWILIO_API_URL: `http://127.0.0.1:${apiPort}`,
    LOG_LEVEL: 'fatal',
  },
})

try {
  await up()
  // The first messages load the language data and compile the code; nobody waits for those twice.
  await Promise.all(Array.from({ length: 4 }, (_, i) => deliver(-1 - i)))
  await sleep(3_000)
  replied.clear()
  const before = taken
  const cpu = cpuSeconds()
  const asked = new Map<string, number>()
  const latencies: number[] = []
  const statuses = new Map<number, number>()
  const calls: Promise<void>[] = []
  const start = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    await sleep(start + (n * 1_000) / perSecond - performance.now())
    const from = sender(n)
    if (!asked.has(from)) asked.set(from, performance.now())
    calls.push(
      deliver(n).then(({ status, ms }) => {
        latencies.push(ms)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }),
    )
  }
  await Promise.all(calls)
  for (let last = -1; last !== taken; await sleep(3_000)) last = taken
  const waits = [...asked].flatMap(([from, at]) => {
    const reply = replied.get(from)
    return reply === undefined ? [] : [reply - at]
  })
  console.log(
    `${perSecond} messages/s for ${seconds} s from ${SENDERS} people, one in ${PHOTO_EVERY} a photo, ${cpus().length} cores, Node ${process.version}`,
  )
  console.log(
    `webhook answered   ${line(latencies)}   ${[...statuses].map(([code, n]) => `${n} × ${code}`).join(', ')}`,
  )
  console.log(`first reply        ${line(waits)}   to ${waits.length} of ${asked.size} people`)
  const used = cpuSeconds() - cpu
  console.log(
    `main process       ${((used * 1_000) / latencies.length).toFixed(1)} ms of processor a message`,
  )
  console.log(`sent in all        ${taken - before} messages`)
} finally {
  product.kill('SIGTERM')
  await new Promise((gone) => product.once('exit', gone))
  twilio.close()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Seconds of processor time of the product's main process, its threads included (Linux; 0 elsewhere). */
function cpuSeconds(): number {
  try {
    const fields = readFileSync(`/proc/${product.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

function line(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
  return `p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms   most ${at(1)} ms`
}

function sender(n: number): string {
  return `whatsapp:+336${String(10_000_000 + (n < 0 ? 90_000_000 - n : n % SENDERS))}`
}

/** One signed webhook call, on a connection of its own as often as not. */
function deliver(n: number): Promise<{ status: number; ms: number }> {
  const url = `${publicUrl}/webhooks/twilio/whatsapp`
  const id = `SM${createHmac('md5', TOKEN).update(String(n)).digest('hex')}`
  const photo = n >= 0 && n % PHOTO_EVERY === 0
  const media = `http://127.0.0.1:${apiPort}/2010-04-01/Accounts/${SID}/Messages/${id}/Media/ME${id.slice(2)}`
  const fields: Record<string, string> = {
    AccountSid: SID,
    MessageSid: id,
    From: sender(n),
    To: US,
    Body: photo ? '' : (TEXTS[Math.floor(n / SENDERS) % TEXTS.length] ?? 'bonjour'),
    ProfileName: 'Banc',
    NumMedia: photo ? '1' : '0',
    ...(photo ? { MediaUrl0: media, MediaContentType0: 'image/jpeg' } : {}),
  }
  const names = Object.keys(fields).sort()
  const signature = createHmac('sha1', TOKEN)
    .update(url + names.map((name) => name + fields[name]).join(''))
    .digest('base64')
  const started = performance.now()
  return new Promise((done, fail) => {
    const call = httpRequest(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      },
      (response) => {
        response.resume()
        response.once('end', () =>
          done({ status: response.statusCode ?? 0, ms: performance.now() - started }),
        )
      },
    )
    call.once('error', fail)
    call.end(new URLSearchParams(fields).toString())
  })
}

async function up(): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(`${publicUrl}/readyz`).catch(() => null)
    if (answer?.ok) return
    if (product.exitCode !== null) break
    await sleep(250)
  }
  throw new Error('the product does not start')
}

function listen(): Promise<number> {
  return new Promise((done) => {
    twilio.listen(0, '127.0.0.1', () => done((twilio.address() as { port: number }).port))
  })
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const found = (probe.address() as { port: number }).port
      probe.close(() => done(found))
    })
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, ms)))
}
