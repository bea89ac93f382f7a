import { type Clock, systemClock } from '../core/clock.js'
import { depart } from '../jobs/depart.js'
import { storeArrival } from '../jobs/inbox.js'
import { scheduleTimer } from '../jobs/timers.js'
import type { DeskWork } from './desk.js'

/** The desk's work in the real queues. `wake`: the three workers, once something was committed for them. */
export function createDeskWork(wake: () => void, realTime: Clock = systemClock): DeskWork {
  return {
    accept: (tx, arrival) => storeArrival(tx, arrival, realTime.now()),
    async send(tx, departure) {
      await depart(tx, [departure], realTime.now())
    },
    setTimer: (tx, timer) => scheduleTimer(tx, timer),
    wake,
  }
}
