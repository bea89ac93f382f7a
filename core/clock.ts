/** Where the time comes from. Decisions take a Date; only the edge asks a Clock. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that can be set and then runs on from there: the playground's, and the tests'. */
export interface SettableClock extends Clock {
  /** Sets the time shown now; null goes back to the real time. */
  set(to: Date | null): void
  /** True while the time shown is not the real one. */
  simulated(): boolean
  /** Called after each `set`; returns the way to stop listening. */
  onSet(listener: () => void): () => void
}

export function settableClock(base: Clock = systemClock): SettableClock {
  let offset = 0
  let simulated = false
  const listeners = new Set<() => void>()
  return {
    now: () => new Date(base.now().getTime() + offset),
    set(to) {
      simulated = to !== null
      offset = to === null ? 0 : to.getTime() - base.now().getTime()
      for (const listener of listeners) listener()
    },
    simulated: () => simulated,
    onSet(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
