import type { Clock } from '../../core/clock.js'
import { asAppError } from '../../core/errors.js'
import { type ReconcileParts, reconcile } from './reconcile.js'

const EVERY_MS = 5 * 60_000
/** Each run looks this far back, so that several may fail before anything is missed. */
const BACK_MS = 60 * 60_000

/** Runs `reconcile` now and then until it is stopped; a run that fails is told to the log and made up by the next. */
export function startReconciliation(parts: ReconcileParts & { clock: Clock; everyMs?: number }): {
  runNow(): Promise<void>
  stop(): Promise<void>
} {
  let running: Promise<void> | null = null

  async function once(): Promise<void> {
    const now = parts.clock.now()
    try {
      await reconcile(parts, new Date(now.getTime() - BACK_MS), now)
    } catch (error) {
      parts.log.warn({ err: asAppError(error, 'PROVIDER_UNREACHABLE') }, 'reconciliation did not finish')
    }
  }

  function runNow(): Promise<void> {
    // One at a time: two would only ask the same.
    running ??= once().finally(() => {
      running = null
    })
    return running
  }

  const timer = setInterval(() => void runNow(), parts.everyMs ?? EVERY_MS)
  timer.unref()
  return {
    runNow,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
