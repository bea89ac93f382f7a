/** Sentences of the chat, said otherwise; each is shown as it will be said before it is. */
import { AppError } from '../../core/errors.js'
import { type Locale, translator } from '../../locales/index.js'
import type { TextOverrideDoc } from '../../models/console-setting.js'
import { fold } from '../cases/fold.js'
import { type TextPreview, type TextRow, textInput, textKey, textQuery } from '../contract/admin.js'
import type { Paged, Role } from '../contract/common.js'
import { type AnyRoute, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import { auditChange } from './changed.js'
import {
  loadOverrides,
  openKeys,
  problemsOf,
  shippedText,
  type TextProblem,
  typeset,
  valuesOf,
} from './text-overrides.js'

const MANAGERS: readonly Role[] = ['manager', 'admin']

export function textRoutes({ store }: ConsoleParts): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/admin/texts',
      roles: MANAGERS,
      input: textQuery,
      async handle({ input }): Promise<Paged<TextRow>> {
        const overrides = await loadOverrides(store)
        const wanted = fold(input.find ?? '')
        const rows = openKeys()
          .map((key) => rowOf(key, overrides))
          .filter(
            ({ override }) => input.overridden !== 'true' || override.fr !== null || override.en !== null,
          )
          .filter((row) => wanted === '' || fold(JSON.stringify(row)).includes(wanted))
        const from = /^\d{1,6}$/.test(input.cursor ?? '') ? Number(input.cursor) : 0
        const end = from + input.limit
        return { rows: rows.slice(from, end), cursor: end < rows.length ? String(end) : null }
      },
    }),
    route({
      method: 'POST',
      path: '/admin/texts/preview',
      roles: MANAGERS,
      input: textInput,
      async handle({ input: { key, locale, text }, actor }): Promise<TextPreview> {
        const shipped = shippedText(key, locale)
        const filled = typeset(text, locale).replace(/\{\{(\w+)\}\}/g, (_, name: string) => example(name))
        return {
          text: filled,
          problems: problemsOf(shipped, text).map((one) => problemText(one, actor.locale)),
        }
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/texts/:key',
      roles: MANAGERS,
      input: textInput,
      async handle({ input: { key, locale, text }, actor, now, audit }) {
        const problems = problemsOf(shippedText(key, locale), text)
        if (problems.length > 0) {
          const fields = { text: problems.map((one) => problemText(one, actor.locale)).join(' ') }
          throw new AppError('REQUEST_INVALID', 'the text cannot take the place', { details: { fields } })
        }
        const _id = `${locale}:${key}`
        const before = await store.get<TextOverrideDoc>('textOverrides', _id)
        const $set = { text, by: actor.name, at: now }
        await store.update('textOverrides', { _id }, { $set }, { upsert: true })
        await loadOverrides(store)
        await auditChange(audit, { kind: 'text', id: _id }, before?.text ?? null, text)
      },
    }),
    route({
      method: 'DELETE',
      path: '/admin/texts/:key',
      roles: MANAGERS,
      input: textKey,
      async handle({ input: { key, locale }, audit }) {
        const _id = `${locale}:${key}`
        const before = await store.get<TextOverrideDoc>('textOverrides', _id)
        if (!before) throw new AppError('NOT_FOUND', 'this sentence is as shipped')
        await store.delete('textOverrides', { _id })
        await loadOverrides(store)
        await auditChange(audit, { kind: 'text', id: _id }, before.text, null)
      },
    }),
  ]
}

function rowOf(key: string, overrides: ReadonlyMap<string, TextOverrideDoc>): TextRow {
  const shipped = { fr: shippedText(key, 'fr'), en: shippedText(key, 'en') }
  const said = (locale: Locale) => overrides.get(`${locale}:${key}`)?.text ?? null
  return { key, shipped, override: { fr: said('fr'), en: said('en') }, values: valuesOf(shipped.fr) }
}

function problemText(problem: TextProblem, locale: Locale): string {
  const t = translator(locale)
  return problem.kind === 'too_long'
    ? t('console.text.too_long', { limit: problem.limit })
    : t(`console.text.${problem.kind}`, { name: `{{${problem.name}}}` })
}

const EXAMPLES: Readonly<Record<string, string>> = {
  serial: 'K12345678',
  label: 'K12345678',
  other: 'K12345679',
  model: 'DS-7608NXI-I2',
  number: 'S-2026-000123',
  case: 'S-2026-000123',
  count: '3',
  time: '10\u00a0h\u00a042',
  vat: 'FR69999100019',
  url: 'https://…',
}

function example(name: string): string {
  return EXAMPLES[name] ?? `[${name}]`
}
