import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StatusReport } from '../../../adapters/whatsapp/fields.js'
import { createMediaFetcher } from '../../../adapters/whatsapp/media.js'
import type { InboundMessage } from '../../../adapters/whatsapp/message.js'
import { forgetAtTwilio, reconcile } from '../../../adapters/whatsapp/reconcile.js'
import { startReconciliation } from '../../../adapters/whatsapp/start-reconciliation.js'
import type { Arrival } from '../../../jobs/ports.js'
import { ACCOUNT, FROM, PERSON, quiet, TOKEN } from './helpers.js'
import { startTwilio, type TwilioServer } from './twilio-server.js'

const HOUR = 3_600_000
let twilio: TwilioServer
let arrivals: Arrival[]
let reports: StatusReport[]
let known: Set<string>

beforeEach(async () => {
  twilio = await startTwilio({ notYet: () => 0 })
  arrivals = []
  reports = []
  known = new Set()
})
afterEach(() => twilio.close())

const ago = (hours: number) => new Date(twilio.clock.now().getTime() - hours * HOUR)
const run = () =>
  reconcile(
    {
      client: twilio.client,
      from: FROM,
      apiUrl: twilio.apiUrl,
      inbox: {
        accept: async (arrival) => {
          if (arrivals.some(({ messageId }) => messageId === arrival.messageId)) return 'duplicate'
          arrivals.push(arrival)
          return 'stored'
        },
      },
      knows: async (sid) => known.has(sid),
      onStatus: async (report) => void reports.push(report),
      log: quiet,
    },
    ago(1),
    twilio.clock.now(),
  )
const says = (body: string) => twilio.fake.receive({ person: PERSON, profileName: 'C', body })
const sends = (body: string) => twilio.client.messages.create({ to: PERSON, from: FROM, body })

describe('reconcile', () => {
  it('brings in, in order and once, what no webhook brought', async () => {
    await says('un')
    known.add((await says('deux')).sid)
    await says('trois')
    expect(await run()).toMatchObject({ messages: 2 })
    expect(arrivals.map(({ payload }) => (payload as InboundMessage).text)).toEqual(['un', 'trois'])
    expect(arrivals[0]).toMatchObject({ channel: 'whatsapp', conversation: PERSON })
    expect(await run()).toMatchObject({ messages: 0 })
  })

  it('brings files along, which can be fetched', async () => {
    await twilio.fake.receive({
      person: PERSON,
      profileName: 'C',
      media: [{ contentType: 'image/jpeg', name: null, bytes: Buffer.from('photo') }],
    })
    await run()
    const media = (arrivals[0]?.payload as InboundMessage | undefined)?.media[0]
    expect(media?.contentType).toBe('image/jpeg')
    const fetchMedia = createMediaFetcher({
      accountSid: ACCOUNT,
      authTokens: [TOKEN],
      apiUrl: twilio.apiUrl,
      log: quiet,
    })
    expect(Buffer.from((await fetchMedia(media?.url ?? '')).bytes).toString()).toBe('photo')
  })

  it('tells the statuses of what we sent, failures with their code', async () => {
    await says('Bonjour')
    const { sid } = await sends('Bonjour à vous')
    await expect.poll(() => twilio.fake.state.get(sid)?.status).toBe('delivered')
    twilio.clock.set(new Date(twilio.clock.now().getTime() + 25 * HOUR))
    const late = await sends('Trop tard')
    await expect.poll(() => twilio.fake.state.get(late.sid)?.status).toBe('undelivered')
    await run()
    expect(reports).toMatchObject([{ messageId: late.sid, status: 'undelivered', errorCode: 63016 }])
    expect(arrivals).toEqual([])
  })
})

describe('startReconciliation', () => {
  it('survives a Twilio that does not answer, and never runs twice at once', async () => {
    const logged: unknown[] = []
    const log = { ...quiet, warn: (line: unknown) => void logged.push(line) } as typeof quiet
    const parts = {
      client: twilio.client,
      from: FROM,
      apiUrl: twilio.apiUrl,
      inbox: { accept: async () => 'stored' as const },
      knows: async () => false,
      onStatus: async () => undefined,
      log,
      clock: twilio.clock,
    }
    const job = startReconciliation(parts)
    const before = twilio.requests.length
    await Promise.all([job.runNow(), job.runNow()])
    expect(twilio.requests.length - before).toBe(2)
    await twilio.close()
    await job.runNow()
    expect(logged).toHaveLength(1)
    await job.stop()
  })
})

describe('forgetAtTwilio', () => {
  it('empties bodies and deletes files of the given time, and nothing younger', async () => {
    const old = await twilio.fake.receive({
      person: PERSON,
      profileName: 'C',
      body: 'secret',
      media: [{ contentType: 'image/jpeg', name: null, bytes: Buffer.from('photo') }],
    })
    twilio.clock.set(new Date(twilio.clock.now().getTime() + 48 * HOUR))
    const young = await says('récent')
    const range = [ago(72), ago(24)] as const
    expect(await forgetAtTwilio(twilio.client, ...range)).toEqual({ bodies: 1, media: 1 })
    expect(twilio.fake.state.get(old.sid)).toMatchObject({ body: '', media: [] })
    expect(twilio.fake.state.get(young.sid)?.body).toBe('récent')
    expect(await forgetAtTwilio(twilio.client, ...range)).toEqual({ bodies: 0, media: 0 })
  })
})
