/** The console's ports, made from the rooms it does not know. */

import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { TwilioClient } from '../adapters/whatsapp/client.js'
import { friendlyName } from '../adapters/whatsapp/content-templates.js'
import { allTemplates, syncTemplates } from '../adapters/whatsapp/sync-templates.js'
import { PLAYGROUND_POLICY, POLICY, type Policy } from '../cases/policy.js'
import { createSettings } from '../console/admin/settings.js'
import { tunablePolicy } from '../console/admin/tunable-policy.js'
import type { TemplateState } from '../console/contract/admin.js'
import type { DeadLetters, Neighbour } from '../console/ports.js'
import type { Config } from '../core/config.js'
import { AppError } from '../core/errors.js'
import type { Secret } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import { deadArrivals, deadDepartures, replayArrival, replayDeparture } from '../jobs/dead-letters.js'
import type { InboxItem, OutboxEntry } from '../jobs/documents.js'

/** Dead letters of both sides; `wake` after a replay, so that it is dealt with now. */
export function deadLetters(store: Store, wake: () => void): DeadLetters {
  return {
    async list(side, { limit, cursor }) {
      const page = { limit, ...(cursor ? { after: cursor } : {}) }
      const found = side === 'in' ? await deadArrivals(store, page) : await deadDepartures(store, page)
      const items: (InboxItem | OutboxEntry)[] = found.items
      return {
        cursor: found.cursor,
        rows: items.map((item) => ({
          id: item._id,
          side,
          channel: item.channel,
          conversation: item.conversation,
          at: ('receivedAt' in item ? item.receivedAt : item.createdAt).toISOString(),
          settledAt: item.settledAt?.toISOString() ?? null,
          attempts: 'attempts' in item ? item.attempts : 0,
          error: item.error,
          payload: item.payload,
        })),
      }
    },
    async replay(side, id) {
      if (side === 'in') await replayArrival(store, id, new Date())
      else await replayDeparture(store, id, new Date())
      wake()
    },
  }
}

/** What WhatsApp says of each template: a call to Twilio for each of them. */
export async function templateStates(
  client: TwilioClient,
): Promise<Omit<TemplateState, 'stateText' | 'checkedAt'>[]> {
  const lines = await syncTemplates(client, { dryRun: true })
  const definitions = new Map(allTemplates().map((one) => [friendlyName(one), one]))
  return lines.map(({ name, action, approval }) => ({
    name,
    category: definitions.get(name)?.approval?.category ?? 'session',
    state:
      action === 'would create' ? 'missing' : action === 'outdated' ? 'outdated' : (approval ?? 'approved'),
    detail: null,
  }))
}

export interface NeighbourParts {
  config: Config
  store: Store
  /** Where each is reached now; in the playground that is our own simulation. */
  urls: { whatsapp: string | null; platform: string | null; vies: string; sirene: string }
  smtpUrl: Secret | null
  teams: Config['teams']
}

/** The outside systems whose health the console shows: any answer at all is a sign of life. */
export function neighboursOf({ config, store, urls, smtpUrl, teams }: NeighbourParts): Neighbour[] {
  const real = config.playground ? 'simulated' : 'real'
  const web = (name: Neighbour['name'], url: string | null, state: Neighbour['state'] = real): Neighbour => ({
    name,
    state: url === null ? 'not_configured' : state,
    check: async () => ({ detail: `HTTP ${await statusOf(url ?? '')}` }),
  })
  return [
    { name: 'database', state: 'real', check: () => store.ping().then(() => ({ detail: null })) },
    web('whatsapp', urls.whatsapp ?? 'https://api.twilio.com'),
    web('platform', urls.platform),
    web('vies', urls.vies),
    web('sirene', urls.sirene),
    {
      name: 'mail',
      state: smtpUrl ? real : 'not_configured',
      check: async () => ({ detail: await greetingOf(new URL(smtpUrl?.reveal() ?? '')) }),
    },
    web('teams', teams && (teams.loginUrl ?? 'https://login.microsoftonline.com')),
    web('oidc', config.oidc?.issuer ?? null, 'real'),
  ]
}

const PATIENCE_MS = 4000

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' })
  await answer.body?.cancel()
  if (answer.status >= 500) throw new AppError('PROVIDER_UNREACHABLE', `answered ${answer.status}`)
  return answer.status
}

/** The first line a mail server says: `220 …`. */
function greetingOf(url: URL): Promise<string> {
  const secure = url.protocol === 'smtps:'
  const port = Number(url.port) || (secure ? 465 : 587)
  return new Promise((resolve, reject) => {
    const socket = secure
      ? connectTls({ host: url.hostname, port, servername: url.hostname })
      : connect({ host: url.hostname, port })
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      const [line = ''] = data.toString('utf8').split('\r\n')
      if (line.startsWith('220')) resolve(line.slice(0, 80))
      else reject(new Error('not a mail server'))
    })
  })
}

/** What managers may set, read once before anything works with it; each value is looked up when it is used. */
export async function loadTuned(config: Config, store: Store) {
  const shipped = policyFor(config)
  const settings = createSettings({ store, policy: shipped })
  await settings.load()
  const retention = () =>
    ({
      transcripts: settings.retention('transcripts'),
      evidenceIndex: settings.retention('evidenceIndex'),
      caseEvidence: settings.retention('caseEvidence'),
      releaseIndex: settings.retention('releaseIndex'),
      decisions: settings.retention('decisions'),
    }) as const
  return { settings, policy: tunablePolicy(shipped, settings), retention }
}

/** E-mail ownership is always proven: without a mail server the desk verifies each company. */
function policyFor(config: Config): Policy {
  const policy = config.playground ? PLAYGROUND_POLICY : POLICY
  return { ...policy, company: { ...policy.company, emailOwnership: true } }
}
