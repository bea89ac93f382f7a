import type { InspectAnswer, IssueAnswer, IssueRequest, ResetPlatform } from '../../cases/ports.js'
import { Secret } from '../../core/secrets.js'
import { known } from './make-facts.js'

export interface FakePlatform extends ResetPlatform {
  /** Every request for a code, in order. */
  asked: IssueRequest[]
  /** How many codes were made: a key asked for again makes none. */
  made(): number
  /** What it says instead of helping; null: helps. */
  say(answer: IssueAnswer | null): void
  sayInspect(answer: InspectAnswer): void
  /** Makes the code, and then the process dies: what `issue` never comes back from. */
  dieAfterIssuing(yes: boolean): void
  expiresAt: Date
}

/** A platform in memory that keeps the contract: one key, one code. */
export function fakePlatform(): FakePlatform {
  const codes = new Map<string, string>()
  let instead: IssueAnswer | null = null
  let inspect: InspectAnswer = known()
  let dies = false
  const platform: FakePlatform = {
    kind: 'connected',
    asked: [],
    made: () => codes.size,
    say: (answer) => {
      instead = answer
    },
    sayInspect: (answer) => {
      inspect = answer
    },
    dieAfterIssuing: (yes) => {
      dies = yes
    },
    expiresAt: new Date('2026-11-26T10:00:00Z'),
    inspectToken: async () => inspect,
    inspectDevice: async () => inspect,
    async issue(request) {
      platform.asked.push(request)
      if (instead) return instead
      const key = codes.get(request.idempotencyKey) ?? `CODE${String(codes.size + 1).padStart(4, '0')}`
      codes.set(request.idempotencyKey, key)
      if (dies) throw new Error('the process was killed')
      return { outcome: 'issued', code: { form: 'key', key: new Secret(key) }, expiresAt: platform.expiresAt }
    },
    status: async () => ({ outcome: 'absent' }),
  }
  return platform
}
