import type { Clock } from '../core/clock.js'

export interface PumpOptions {
  /** The clock by which things become due. */
  clock: Clock
  /** How many jobs at once. */
  concurrency: number
  /** How often to look without being woken (ms): for what other processes brought. */
  pollMs: number
  /** Takes the next job that is due at `now`; null when there is none. */
  take(now: Date): Promise<(() => Promise<void>) | null>
  /** When something after `now` becomes due; null when nothing is known. */
  nextDue(now: Date): Promise<Date | null>
  /** What neither job nor look could deal with. */
  onError(error: unknown): void
}

/** The engine of a worker: takes jobs while there are any, sleeps until something is due or it is woken. */
export interface Pump {
  start(): void
  /** Look now. */
  wake(): void
  /** Resolves when nothing is due and nothing runs. For tests and for a quiet end. */
  idle(): Promise<void>
  /** Takes no more jobs; resolves when the running ones have ended: true, or false when `deadlineMs` passed first. */
  stop(deadlineMs?: number): Promise<boolean>
}

const STOP_DEADLINE = 10_000
/** After an error of its own (the database is away) it looks again no sooner than this. */
const ERROR_PAUSE = 2_000

export function createPump({ clock, concurrency, pollMs, take, nextDue, onError }: PumpOptions): Pump {
  const running = new Set<Promise<void>>()
  const waitingForIdle: (() => void)[] = []
  let looping: Promise<void> | null = null
  let stopping = false
  let rung = false
  let ring: (() => void) | null = null

  function wake(): void {
    rung = true
    ring?.()
  }

  function run(job: () => Promise<void>): void {
    const promise: Promise<void> = job()
      .catch(onError)
      .finally(() => {
        running.delete(promise)
        wake()
      })
    running.add(promise)
  }

  /** Starts all it can; resolves to the time until the next look. */
  async function pass(): Promise<number> {
    while (!stopping && running.size < concurrency) {
      const now = clock.now()
      const job = await take(now)
      if (job) run(job)
      else {
        if (running.size === 0 && !rung) for (const resolve of waitingForIdle.splice(0)) resolve()
        const due = await nextDue(now)
        return due === null ? pollMs : Math.max(0, Math.min(pollMs, due.getTime() - clock.now().getTime()))
      }
    }
    return pollMs
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      rung = false
      let wait: number
      try {
        wait = await pass()
      } catch (error) {
        onError(error)
        wait = Math.max(pollMs, ERROR_PAUSE)
      }
      if (!rung && !stopping) await sleep(wait)
    }
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    start() {
      looping ??= loop()
    },
    wake,
    idle: () =>
      new Promise((resolve) => {
        if (stopping) return resolve()
        waitingForIdle.push(resolve)
        wake()
      }),
    async stop(deadlineMs = STOP_DEADLINE) {
      stopping = true
      wake()
      await looping
      for (const resolve of waitingForIdle.splice(0)) resolve()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), deadlineMs)
      })
      const ended = Promise.all(running).then(() => true as const)
      const inTime = await Promise.race([ended, late])
      clearTimeout(timer)
      return inTime
    },
  }
}
