/** Spreads calls evenly so that a burst stays below Twilio's ceiling. */
export interface Pacer {
  /** Resolves when it is this caller's turn; callers are served in the order they came. */
  turn(): Promise<void>
}

/** WhatsApp senders at Twilio start with 80 messages a second. The ceiling is per sender; this is per process. */
const DEFAULT_PER_SECOND = 80

export function createPacer(
  options: { perSecond?: number; now?: () => number; sleep?: (ms: number) => Promise<void> } = {},
): Pacer {
  const gap = 1000 / (options.perSecond ?? DEFAULT_PER_SECOND)
  const now = options.now ?? (() => performance.now())
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  let next = 0
  return {
    async turn() {
      const at = Math.max(next, now())
      next = at + gap
      const wait = at - now()
      if (wait > 0) await sleep(wait)
    },
  }
}
