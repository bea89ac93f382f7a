import type { DeskWork } from '../hotline/desk.js'
import { depart } from '../jobs/depart.js'
import { storeArrival } from '../jobs/inbox.js'
import { scheduleTimer } from '../jobs/timers.js'
import { IMMEDIATE_CHANNELS } from './receipts.js'

/** What the desk puts into the durable queues, inside its own transaction. Queues run on real time, whatever the product's clock says. */
export function createDeskWork(wake: () => void): DeskWork {
  return {
    accept: (tx, arrival) => storeArrival(tx, arrival, new Date(), { immediate: IMMEDIATE_CHANNELS }),
    send: async (tx, departure) => void (await depart(tx, [departure], new Date())),
    setTimer: scheduleTimer,
    wake,
  }
}
