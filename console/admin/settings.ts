/** Numbers and switches that managers set. They hold for the whole house: bot/app.ts builds on the same object. */
import type { Policy } from '../../cases/policy.js'
import { RETENTION } from '../../cases/retention.js'
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import type { ConsoleSettingDoc } from '../../models/console-setting.js'
import type { Setting } from '../contract/admin.js'

export const LIMITS = [
  'perDay.person',
  'perDay.company',
  'perDay.device',
  'maxTries',
  'platformPatienceMinutes',
  'code.maxHours',
] as const
export const RETENTIONS = [
  'transcripts',
  'evidenceIndex',
  'caseEvidence',
  'releaseIndex',
  'decisions',
] as const
export const FEATURES = ['automatic_release', 'typing'] as const

export type LimitName = (typeof LIMITS)[number]
export type RetentionName = (typeof RETENTIONS)[number]
export type FeatureName = (typeof FEATURES)[number]
export type Group = 'limit' | 'retention' | 'feature'

interface Definition {
  name: string
  shipped: number
  min: number
  max: number
  unit: Setting['unit']
}

export interface Settings {
  /** As known; `load` brings it up to date. */
  limit(name: LimitName): number
  retention(name: RetentionName): number
  /** How long it is known who read what; the cases' own terms are `retention`. */
  accessLogDays(): number
  feature(name: FeatureName): boolean
  /** Changes whenever a limit is set otherwise than shipped: part of the policy's version. Empty: as shipped. */
  limitsMark(): string
  list(group: Group): (Definition & { value: number; by: string | null; at: Date | null })[]
  /** Answers the value before. Throws NOT_FOUND, REQUEST_INVALID. */
  set(group: Group, name: string, value: number, by: string, now: Date): Promise<number>
  /** Reads what another process may have set. */
  load(): Promise<void>
}

export function createSettings({ store, policy }: { store: Store; policy: Policy }): Settings {
  const definitions = { limit: limits(policy), retention: retentions(), feature: features() }
  let stored = new Map<string, ConsoleSettingDoc>()

  const find = (group: Group, name: string): Definition => {
    const found = definitions[group].find((one) => one.name === name)
    if (!found) throw new AppError('NOT_FOUND', `there is no ${group} of that name`, { details: { name } })
    return found
  }
  const value = (group: Group, name: string) =>
    stored.get(`${group}.${name}`)?.value ?? find(group, name).shipped

  async function load(): Promise<void> {
    const found = await store.find<ConsoleSettingDoc>('consoleSettings', {})
    stored = new Map(found.map((doc) => [doc._id, doc]))
  }

  return {
    load,
    limit: (name) => value('limit', name),
    retention: (name) => value('retention', name),
    accessLogDays: () => value('retention', ACCESS_LOG.name),
    feature: (name) => value('feature', name) !== 0,
    limitsMark: () =>
      definitions.limit
        .filter(({ name, shipped }) => value('limit', name) !== shipped)
        .map(({ name }) => `${name}=${value('limit', name)}`)
        .join(','),
    list: (group) =>
      definitions[group].map((definition) => {
        const doc = stored.get(`${group}.${definition.name}`)
        return {
          ...definition,
          value: value(group, definition.name),
          by: doc?.by ?? null,
          at: doc?.at ?? null,
        }
      }),
    async set(group, name, wanted, by, now) {
      const { min, max } = find(group, name)
      if (wanted < min || wanted > max) {
        const fields = { value: `${min} … ${max}` }
        throw new AppError('REQUEST_INVALID', `${name} must lie between ${min} and ${max}`, {
          details: { fields },
        })
      }
      await load()
      const before = value(group, name)
      const $set = { value: wanted, by, at: now }
      await store.update('consoleSettings', { _id: `${group}.${name}` }, { $set }, { upsert: true })
      await load()
      return before
    },
  }
}

function limits(policy: Policy): Definition[] {
  const limit = (name: LimitName, shipped: number, min: number, max: number, unit: Setting['unit']) => ({
    ...{ name, shipped, min, max, unit },
  })
  const { perDay } = policy
  return [
    limit('perDay.person', perDay.person, 1, 1000, 'count'),
    limit('perDay.company', perDay.company, 1, 10_000, 'count'),
    limit('perDay.device', perDay.device, 1, 1000, 'count'),
    limit('maxTries', policy.maxTries, 1, 10, 'count'),
    limit('platformPatienceMinutes', policy.platformPatienceMinutes, 1, 1440, 'minutes'),
    limit('code.maxHours', policy.code.maxHours, policy.code.remindHoursBefore + 1, 168, 'hours'),
  ]
}

/**
 * Who read what is kept as long as anybody may ask about it, and no longer: it names our own people. Nobody wipes their
 * traces with half a year.
 */
const ACCESS_LOG = { name: 'accessLog', shipped: 3 * 365, min: 180, max: 3650, unit: 'days' } as const

/** A month for the shortest: nothing that is still worked with may vanish under somebody's hands. */
function retentions(): Definition[] {
  const terms = RETENTIONS.map((name) => ({
    ...{ name, shipped: RETENTION[name], min: 30, max: 3650 },
    unit: 'days' as const,
  }))
  return [...terms, ACCESS_LOG]
}

function features(): Definition[] {
  return FEATURES.map((name) => ({ name, shipped: 1, min: 0, max: 1, unit: 'count' }))
}
