/**
 * A process made to be killed: inbox, turns and outbox on a real store, a webhook in front, a provider behind.
 * Started with one JSON argument (ChildOptions); says `ready <port>` when it takes messages.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { systemClock } from '../../../core/clock.js'
import { createInbox } from '../../../jobs/inbox.js'
import { freeLanes } from '../../../jobs/lanes.js'
import { createOutboxWorker } from '../../../jobs/outbox-worker.js'
import type { Sender } from '../../../jobs/ports.js'
import { createTurnWorker } from '../../../jobs/turn-worker.js'
import { openStore } from '../../../models/open-store.js'
import { SCHEMAS } from '../../../models/schemas.js'

export interface ChildOptions {
  provider: string
  dataDir: string
  databaseUrl?: string
}

const { provider, dataDir, databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as ChildOptions
const { store, exclusive } = await openStore({ dataDir, databaseUrl, schemas: SCHEMAS })
if (exclusive) await freeLanes(store)

const ask = async (path: string, body?: unknown) => {
  const response = await fetch(`${provider}${path}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(2_000),
  })
  return (await response.json()) as { sid: string | null }
}
const sender: Sender = {
  async send(item) {
    try {
      const { sid } = await ask('/send', {
        id: item._id,
        conversation: item.conversation,
        payload: item.payload,
      })
      return sid ? { outcome: 'accepted', providerId: sid } : { outcome: 'retry', error: '503' }
    } catch (error) {
      return { outcome: 'ambiguous', error: String(error) }
    }
  },
  async lookup(item) {
    try {
      const { sid } = await ask(`/lookup?id=${item._id}`)
      return sid ? { outcome: 'found', providerId: sid } : { outcome: 'absent' }
    } catch (error) {
      return { outcome: 'unknown', error: String(error) }
    }
  },
}

const quick = { pollMs: 50, retry: { baseMs: 20, maxMs: 100 }, maxAttempts: 1_000 }
const outbox = createOutboxWorker({
  store,
  clock: systemClock,
  senders: { whatsapp: sender },
  settleMs: 100,
  leaseMs: 1_500,
  ...quick,
})
const turns = createTurnWorker({
  store,
  leaseMs: 1_500,
  ...quick,
  onCommitted: () => outbox.wake(),
  handle: async (conversation, arrivals) => async (tx) => {
    // Each arrival is counted in the state, as a dialogue would: to run a turn twice would show here too.
    await tx.update('counters', { _id: conversation }, { $inc: { value: arrivals.length } }, { upsert: true })
    return arrivals.map(({ payload }) => ({ channel: 'whatsapp', conversation, payload }))
  },
})
const inbox = createInbox(store, { onArrival: () => turns.wake(), burst: { quietMs: 15, capMs: 60 } })
turns.start()
outbox.start()

createServer((request, response) => {
  const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body))
  void serve(request).then(
    (body) => answer(200, body),
    (error) => answer(500, String(error)),
  )
}).listen(0, '127.0.0.1', function (this: ReturnType<typeof createServer>) {
  process.stdout.write(`ready ${(this.address() as { port: number }).port}\n`)
})

async function serve(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET') {
    const waiting = await store.count('inbox', { state: 'waiting' })
    const open = await store.count('outbox', { state: { $in: ['waiting', 'sending', 'unsure'] } })
    const dead = await store.count('outbox', { state: 'dead' })
    return { left: waiting + open, dead, counters: await store.find('counters', {}) }
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const { conversation, n } = JSON.parse(body) as { conversation: string; n: number }
  const messageId = `${conversation}-${n}`
  return inbox.accept({ channel: 'whatsapp', messageId, conversation, payload: n, at: new Date() })
}
