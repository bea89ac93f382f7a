import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { mongoAt, sqlite, type TestEngine } from '../contracts/engines.js'
import { findMongo } from '../contracts/mongo-server.js'
import { type Answer, arrival, createRig, echo, type Rig } from './rig.js'

/** One thing that happens, in the order of the run. */
type Event =
  | { do: 'arrive'; conversation: number; again: boolean }
  | { do: 'pass'; ms: number }
  | { do: 'fail'; times: number }
  | { do: 'answer'; answer: Answer }
  | { do: 'lookup'; answer: 'truth' | 'unknown' }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      conversation: fc.nat(2),
      again: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(4_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), times: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      answer: fc.constantFrom<Answer>('accepted', 'retry', 'lost', 'lost-taken', 'throws', {
        retryAfterMs: 2_500,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lookup' as const),
      answer: fc.constantFrom('truth' as const, 'unknown' as const),
    }),
  },
)

const mongo = await findMongo()
afterAll(() => mongo?.stop())

describe.each<[string, TestEngine | null, number]>([
  ['SQLite', sqlite, 25],
  ['MongoDB', mongo && mongoAt(mongo.uri), 4],
])('on %s', (_, engine, numRuns) => {
  it.skipIf(!engine)(
    'answers everything once and in order, whatever fails in between',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
          let failures = 0
          const rig = await createRig(
            {
              maxAttempts: 60,
              handle: async (conversation, arrivals, context) => {
                if (failures > 0) {
                  failures--
                  throw new Error('as told')
                }
                return echo(conversation, arrivals, context)
              },
            },
            { maxAttempts: 60 },
            engine ?? sqlite,
          )
          const accepted = [0, 0, 0]
          try {
            for (const what of events) {
              if (what.do === 'pass') await rig.pass(what.ms)
              else if (what.do === 'fail') failures += what.times
              else if (what.do === 'answer') rig.provider.answers.push(what.answer)
              else if (what.do === 'lookup') rig.provider.lookupAnswers.push(what.answer)
              else await arrive(rig, accepted, what.conversation, what.again)
            }
            await rig.finish()
            accepted.forEach((count, i) => {
              const taken = rig.provider.taken.filter(({ conversation }) => conversation === `c${i}`)
              expect(taken.map(({ payload }) => (payload as { n: number }).n)).toEqual(
                Array.from({ length: count }, (_, n) => n + 1),
              )
            })
          } finally {
            await rig.drop()
          }
        }),
        { numRuns, seed: 20261122 },
      )
    },
    60_000,
  )
})

/** A new message, or the last one delivered again. */
async function arrive(rig: Rig, accepted: number[], conversation: number, again: boolean) {
  const last = accepted[conversation] ?? 0
  const n = again && last > 0 ? last : last + 1
  accepted[conversation] = n
  await rig.accept(arrival(`c${conversation}`, n))
}
