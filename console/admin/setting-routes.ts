/** Limits, retention, switches. */
import { hasSentence, type Locale, translator } from '../../locales/index.js'
import { type Feature, featureInput, type Setting, settingInput } from '../contract/admin.js'
import { nothing, type Role } from '../contract/common.js'
import { type AnyRoute, route } from '../http/route.js'
import { auditChange } from './changed.js'
import type { Settings } from './settings.js'

const MANAGERS: readonly Role[] = ['manager', 'admin']

export function settingRoutes(settings: Settings): AnyRoute[] {
  return [
    ...(['limit', 'retention'] as const).flatMap((group) => {
      const path = group === 'limit' ? '/admin/limits' : '/admin/retention'
      return [
        route({
          method: 'GET',
          path,
          roles: [...MANAGERS, 'auditor'],
          input: nothing,
          async handle({ actor }): Promise<Setting[]> {
            await settings.load()
            return settings.list(group).map(({ by, at, ...definition }) => ({
              ...definition,
              meaning: meaning(group, definition.name, actor.locale),
              changedBy: by,
              changedAt: at?.toISOString() ?? null,
            }))
          },
        }),
        route({
          method: 'PUT',
          path: `${path}/:name`,
          // What is forgotten is gone: an admin's word.
          roles: group === 'limit' ? MANAGERS : ['admin'],
          input: settingInput,
          async handle({ input: { name, value }, actor, now, audit }) {
            const before = await settings.set(group, name, value, actor.name, now)
            await auditChange(audit, { kind: group, id: name }, before, value)
          },
        }),
      ]
    }),
    route({
      method: 'GET',
      path: '/admin/features',
      roles: [...MANAGERS, 'auditor'],
      input: nothing,
      async handle({ actor }): Promise<Feature[]> {
        await settings.load()
        return settings.list('feature').map(({ name, value, by, at }) => ({
          name,
          meaning: meaning('feature', name, actor.locale),
          on: value !== 0,
          changedBy: by,
          changedAt: at?.toISOString() ?? null,
        }))
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/features/:name',
      roles: MANAGERS,
      input: featureInput,
      async handle({ input: { name, on }, actor, now, audit }) {
        const before = await settings.set('feature', name, on ? 1 : 0, actor.name, now)
        await auditChange(audit, { kind: 'feature', id: name }, before !== 0, on)
      },
    }),
  ]
}

function meaning(group: string, name: string, locale: Locale): string {
  const key = `console.setting.${group}.${name.replaceAll('.', '_')}`
  return hasSentence(key) ? translator(locale)(key) : name
}
