import type { RegistryCheck } from '../../cases/company.js'
import type { CompanyRegistry } from '../../cases/ports.js'
import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import { type Breaker, createBreaker } from '../http/breaker.js'
import { callJson } from '../http/call-json.js'
import { withRetries } from '../http/retry.js'
import type { RegistryCall } from './ask.js'
import { askSirene } from './sirene.js'
import { askVies } from './vies.js'

export interface CompanyRegistryOptions {
  viesUrl: string
  sireneUrl: string
  clock: Clock
  log: Log
  /** One call, milliseconds. A person is waiting. */
  timeoutMs?: number
}

/** Answers of one day are good enough; silence is asked again. */
const KEEP_MS = 24 * 3_600_000
const KEEP_MOST = 2_000
const PATIENCE = { attempts: 2, pauseMs: 200, totalMs: 4_000 }

/** The two public registers. Each has its own breaker, and an answer is remembered for a day. */
export function createCompanyRegistry(options: CompanyRegistryOptions): CompanyRegistry {
  const { viesUrl, sireneUrl, clock, log, timeoutMs = 2_500 } = options
  const remembered = new Map<string, RegistryCheck>()
  const breakers = { vies: createBreaker({ clock }), sirene: createBreaker({ clock }) }

  async function ask(
    register: 'vies' | 'sirene',
    number: string,
    baseUrl: string,
    how: (number: string, call: RegistryCall) => Promise<RegistryCheck>,
  ): Promise<RegistryCheck> {
    const key = `${register}:${number}`
    const now = clock.now()
    const known = remembered.get(key)
    if (known && Math.abs(now.getTime() - known.at.getTime()) < KEEP_MS) return known
    const check = await how(number, { ask: patiently(breakers[register], timeoutMs), baseUrl, now })
    if (check.status === 'unreachable') {
      log.warn(
        { register, breaker: breakers[register].state(), errorCode: 'REGISTRY_UNREACHABLE' },
        'a register is silent',
      )
      return check
    }
    if (remembered.size >= KEEP_MOST) remembered.delete(remembered.keys().next().value ?? '')
    remembered.set(key, check)
    return check
  }

  return {
    vies: (vat) => ask('vies', vat, viesUrl, askVies),
    sirene: (siren) => ask('sirene', siren, sireneUrl, askSirene),
  }
}

function patiently(breaker: Breaker, timeoutMs: number): RegistryCall['ask'] {
  return (call) =>
    withRetries(async () => {
      if (!breaker.allows()) return { done: true, value: { outcome: 'no_answer', error: 'circuit open' } }
      const value = await callJson({ ...call, timeoutMs })
      const silent = value.outcome === 'no_answer' || (value.outcome === 'status' && value.status >= 500)
      breaker.report(!silent)
      return { done: !silent, value, waitMs: null }
    }, PATIENCE)
}
