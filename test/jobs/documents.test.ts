import { expectTypeOf, it } from 'vitest'
import type { InboxItem, Lane, OutboxEntry, Timer } from '../../jobs/documents.js'
import type { InboxDoc } from '../../models/inbox.js'
import type { LaneDoc } from '../../models/lane.js'
import type { OutboxDoc } from '../../models/outbox.js'
import type { TimerDoc } from '../../models/timer.js'

// Checked by the compiler (`npm run types`).
it('are the same in jobs/ and in models/', () => {
  expectTypeOf<InboxItem>().toExtend<InboxDoc>()
  expectTypeOf<InboxDoc>().toExtend<InboxItem>()
  expectTypeOf<OutboxEntry>().toExtend<OutboxDoc>()
  expectTypeOf<OutboxDoc>().toExtend<OutboxEntry>()
  expectTypeOf<Lane>().toExtend<LaneDoc>()
  expectTypeOf<LaneDoc>().toExtend<Lane>()
  expectTypeOf<Timer>().toExtend<TimerDoc>()
  expectTypeOf<TimerDoc>().toExtend<Timer>()
})
