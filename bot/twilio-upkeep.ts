import { forgetAtTwilio, type ReconcileParts } from '../adapters/whatsapp/reconcile.js'
import { startReconciliation } from '../adapters/whatsapp/start-reconciliation.js'
import type { Clock } from '../core/clock.js'
import type { Store } from '../core/store.js'

export interface TwilioUpkeep {
  /** One run of the housekeeping: what our own retention has forgotten, Twilio forgets too. */
  forget(): Promise<number>
  stop(): Promise<void>
}

/** Twilio's records look back this much longer, so that a standstill of ours leaves nothing behind. */
const MORE_DAYS = 2

/** Keeps what Twilio holds and what we hold alike: nothing missed, nothing kept longer. */
export function startTwilioUpkeep(
  parts: Omit<ReconcileParts, 'knows'> & {
    store: Store
    clock: Clock
    /** Days that transcripts are kept. */
    transcripts(): number
  },
): TwilioUpkeep {
  const { client, store, clock, transcripts } = parts
  const reconciliation = startReconciliation({
    ...parts,
    knows: async (sid) => (await store.count('messages', { providerId: sid })) > 0,
  })
  const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000)
  return {
    async forget() {
      const days = transcripts()
      const { bodies } = await forgetAtTwilio(client, ago(days + MORE_DAYS), ago(days))
      return bodies
    },
    stop: () => reconciliation.stop(),
  }
}
