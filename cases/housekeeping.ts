import type { Clock } from '../core/clock.js'
import { asAppError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { Cases } from './cases.js'
import type { Companies } from './companies.js'
import { anchorChain } from './decision-chain.js'
import type { CompanyRegistry } from './ports.js'
import { RETENTION, type RetentionDays, runRetention } from './retention.js'

export interface HousekeepingParts {
  store: Store
  box: SecretBox
  clock: Clock
  cases: Cases
  companies: Companies
  registry: CompanyRegistry
  log: Log
  /** How long each kind of data is kept, asked each time; unset: as shipped. */
  retention?: () => RetentionDays
  /** Real milliseconds between two rounds. */
  everyMs?: number
}

export interface Housekeeping {
  /** One round now: everything that is due. Never rejects; what fails is logged and tried again next time. */
  run(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** Registers are slow: a few companies a round do not hurt them or us. */
const COMPANIES_A_ROUND = 5
const HOUR_MS = 3_600_000

/**
 * What has to happen without anybody asking: codes die in time, companies are looked at again, the chain is anchored
 * once a day, data past their time are forgotten. Every step may run in several processes at once and be cut off at
 * any point.
 */
export function createHousekeeping(parts: HousekeepingParts): Housekeeping {
  const { store, box, clock, cases, companies, registry, log, everyMs = 60_000 } = parts
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let forgotAt: number | null = null

  async function step(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error({ err: asAppError(error), step: name }, 'a step of the housekeeping failed')
    }
  }

  async function round(): Promise<void> {
    const now = clock.now()
    await step('codes', () => cases.expireCodes())
    await step('companies', async () => {
      for (const { _id, vat, siren } of await companies.toRecheck(COMPANIES_A_ROUND)) {
        const [vies, sirene] = await Promise.all([registry.vies(vat), siren ? registry.sirene(siren) : null])
        await companies.recheck(_id, { vies, sirene })
      }
    })
    await step('anchor', async () => {
      const anchor = await anchorChain(store, box, now)
      // The log is kept elsewhere than the store: with this line `npm run audit -- verify --anchor` proves the rest.
      if (anchor) log.info({ anchor: `${anchor.seq}:${anchor.hash}` }, 'the chain of decisions is anchored')
    })
    await step('retention', async () => {
      const due = forgotAt === null || Math.abs(now.getTime() - forgotAt) >= HOUR_MS
      if (!due) return
      forgotAt = now.getTime()
      const report = await runRetention(store, now, parts.retention?.() ?? RETENTION)
      if (Object.values(report).some((count) => count > 0))
        log.info({ report }, 'data past their time are forgotten')
    })
  }

  const run = (): Promise<void> => {
    running ??= round().finally(() => {
      running = null
    })
    return running
  }
  return {
    run,
    start() {
      timer ??= setInterval(() => void run(), everyMs)
      timer.unref()
    },
    async stop() {
      if (timer) clearInterval(timer)
      timer = null
      await running
    },
  }
}
