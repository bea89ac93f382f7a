/** The state of what we lean on: dead letters, neighbours, templates; and what was set by whom. */
import { asAppError } from '../../core/errors.js'
import { hasSentence, translator } from '../../locales/index.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import { changeInWords, sayingIn, subjectInWords } from '../access/in-words.js'
import { maskAddress, maskNumbers } from '../case-view/mask-address.js'
import { withoutSecrets } from '../case-view/without-secrets.js'
import {
  type Changes,
  changeQuery,
  type DeadLetter,
  deadLetterId,
  deadLetterQuery,
  type Health,
  type TemplateState,
  templateQuery,
} from '../contract/admin.js'
import { nothing, type Paged, type Role } from '../contract/common.js'
import { type AnyRoute, route } from '../http/route.js'
import { shared } from '../http/shared.js'
import { namesOfPeople } from '../people.js'
import type { ConsoleParts, Neighbour, NeighbourName } from '../ports.js'

const MANAGERS: readonly Role[] = ['manager', 'admin']
const HEALTH_KEPT_MS = 15_000
const SLOW_MS = 2000
const PATIENCE_MS = 5000
/** WhatsApp decides on a template within hours; asking costs a call for each of them. */
const TEMPLATES_KEPT_MS = 10 * 60_000
/** Whoever asks again at once is told the same. */
const TEMPLATES_FRESH_MS = 15_000

export function systemRoutes({ store, letters, templates, neighbours }: ConsoleParts): AnyRoute[] {
  const asked = shared(
    async (_: 'all') => ({ states: await templates(), checkedAt: new Date().toISOString() }),
    TEMPLATES_KEPT_MS,
  )
  const health = shared((_: 'all') => Promise.all(neighbours.map(healthOf)), HEALTH_KEPT_MS)
  return [
    route({
      method: 'GET',
      path: '/admin/dead-letters',
      roles: MANAGERS,
      input: deadLetterQuery,
      async handle({ input: { side, limit, cursor }, audit }): Promise<Paged<DeadLetter>> {
        // What somebody wrote stands in them.
        await audit('letters.read', { kind: 'letter', id: side, label: side })
        const { rows, cursor: next } = await letters.list(side, { limit, cursor })
        return { cursor: next, rows: rows.map(masked) }
      },
    }),
    route({
      method: 'POST',
      path: '/admin/dead-letters/:side/:id/replay',
      roles: MANAGERS,
      input: deadLetterId,
      async handle({ input: { side, id }, audit }) {
        await letters.replay(side, id)
        await audit('admin.replayed', { kind: 'letter', id, label: side })
      },
    }),
    route({
      method: 'GET',
      path: '/admin/templates',
      roles: MANAGERS,
      input: templateQuery,
      async handle({ input, actor }): Promise<TemplateState[]> {
        const t = translator(actor.locale)
        const { states, checkedAt } = await asked('all', input.fresh ? TEMPLATES_FRESH_MS : undefined)
        return states.map((one) => {
          const key = `console.template.${one.state}`
          return { ...one, stateText: hasSentence(key) ? t(key) : one.state, checkedAt }
        })
      },
    }),
    route({
      method: 'GET',
      path: '/admin/health',
      roles: ['lead', 'manager', 'auditor', 'admin'],
      input: nothing,
      async handle({ actor }): Promise<Health[]> {
        const t = translator(actor.locale)
        return (await health('all')).map((one) => ({ ...one, label: t(`console.neighbour.${one.name}`) }))
      },
    }),
    route({
      method: 'GET',
      path: '/admin/changes',
      roles: [...MANAGERS, 'auditor'],
      input: changeQuery,
      async handle({ input: { cursor, limit }, actor }): Promise<Changes> {
        const page = await store.page<AccessEntryDoc>(
          'accessEntries',
          { action: 'admin.changed' },
          { sort: { at: -1, _id: -1 }, limit, ...(cursor ? { after: cursor } : {}) },
        )
        const saying = sayingIn(actor.locale, await namesOfPeople(store))
        return {
          cursor: page.cursor,
          rows: page.items.map(({ _id, at, actorName, subjectKind, subjectLabel, detail }) => ({
            ...{ id: _id, at: at.toISOString(), by: actorName },
            what: subjectInWords(subjectKind, subjectLabel, saying),
            ...changeInWords(detail, saying),
          })),
        }
      },
    }),
  ]
}

/** A letter holds whatever somebody wrote: shown to repair, without numbers and secrets. */
function masked(letter: DeadLetter): DeadLetter {
  return {
    ...letter,
    conversation: maskAddress(letter.conversation),
    error: letter.error && maskNumbers(letter.error),
    payload: JSON.parse(maskNumbers(JSON.stringify(withoutSecrets(letter.payload) ?? null))),
  }
}

type Checked = Omit<Health, 'label' | 'name'> & { name: NeighbourName }

async function healthOf({ name, state, check }: Neighbour): Promise<Checked> {
  const checkedAt = new Date().toISOString()
  if (state === 'not_configured') return { name, state, detail: null, ms: null, checkedAt }
  const start = performance.now()
  try {
    const { detail } = await Promise.race([check(), tooLong()])
    const ms = Math.round(performance.now() - start)
    const word = state === 'simulated' ? 'simulated' : ms > SLOW_MS ? 'slow' : 'good'
    return { name, state: word, detail, ms, checkedAt }
  } catch (error) {
    return { name, state: 'failing', detail: asAppError(error).code, ms: null, checkedAt }
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(reject, PATIENCE_MS, new Error('no answer')).unref()
  })
}
