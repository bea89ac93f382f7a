import type { Clock } from '../../core/clock.js'

/**
 * Stops asking a neighbour that does not answer: after `failures` in a row it is left alone for `openMs`, then one
 * call tries it again. Without it every conversation would wait a whole time-out for a service known to be down.
 */
export interface Breaker {
  /** False: do not call now. */
  allows(): boolean
  /** What came of an allowed call: an answer of any kind is good, silence is not. */
  report(answered: boolean): void
  state(): 'closed' | 'open' | 'half_open'
}

export function createBreaker(options: { clock: Clock; failures?: number; openMs?: number }): Breaker {
  const { clock, failures = 5, openMs = 30_000 } = options
  let inARow = 0
  let openedAt: number | null = null
  let trying = false
  return {
    allows() {
      if (openedAt === null) return true
      // A clock set back (the playground's) must not keep it shut for ever.
      const waited = Math.abs(clock.now().getTime() - openedAt)
      if (waited < openMs || trying) return false
      trying = true
      return true
    },
    report(answered) {
      trying = false
      if (answered) {
        inARow = 0
        openedAt = null
        return
      }
      inARow++
      if (inARow >= failures) openedAt = clock.now().getTime()
    },
    state() {
      if (openedAt === null) return 'closed'
      return trying ? 'half_open' : 'open'
    },
  }
}
