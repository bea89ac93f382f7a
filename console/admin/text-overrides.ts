/** Sentences of the chat that managers say otherwise. */
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import { LOCALES, type Locale, overrideSentences, shippedSentences } from '../../locales/index.js'
import { frenchTypography } from '../../locales/typography.js'
import type { TextOverrideDoc } from '../../models/console-setting.js'

/** What the installer reads. Not: the desk's own words, templates that WhatsApp approved to the letter, our pages. */
const OPEN =
  /^(?:conversation|identity|company|device|photo|reset|help|files|rating)\.|^desk\.(?:installer|promise|refusal)\./
/** WhatsApp's limits: a button's title, a list's title. Who was below one stays below it. */
const STEPS = [20, 24, 72]
const LONGEST = 1024

/** The keys that may be overridden, in the order of locales/. */
export function openKeys(): string[] {
  return [...shippedSentences('fr').keys()].filter((key) => OPEN.test(key))
}

export function shippedText(key: string, locale: Locale): string {
  const text = OPEN.test(key) ? shippedSentences(locale).get(key) : undefined
  if (text === undefined) throw new AppError('NOT_FOUND', 'there is no such sentence', { details: { key } })
  return text
}

export function valuesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort()
}

export type TextProblem =
  | { kind: 'value_missing' | 'value_unknown'; name: string }
  | { kind: 'too_long'; limit: number }

/** What is wrong with an override. Pure. */
export function problemsOf(shipped: string, text: string): TextProblem[] {
  const wanted = valuesOf(shipped)
  const given = valuesOf(text)
  const limit = STEPS.find((step) => shipped.length <= step) ?? LONGEST
  return [
    ...wanted
      .filter((name) => !given.includes(name))
      .map((name) => ({ kind: 'value_missing' as const, name })),
    ...given
      .filter((name) => !wanted.includes(name))
      .map((name) => ({ kind: 'value_unknown' as const, name })),
    // Anything else i18next would make something of.
    ...(/\$t\(|\{\{(?!\w+\}\})/.test(text) ? [{ kind: 'value_unknown' as const, name: '{{' }] : []),
    ...(text.length > limit ? [{ kind: 'too_long' as const, limit }] : []),
  ]
}

/** As it will be said: French gets its non-breaking spaces. */
export function typeset(text: string, locale: Locale): string {
  return locale === 'fr' ? frenchTypography(text) : text
}

/** Puts what is stored in force in this process. Cheap; done every few seconds and after each change. */
export async function loadOverrides(store: Store): Promise<Map<string, TextOverrideDoc>> {
  const docs = await store.find<TextOverrideDoc>('textOverrides', {})
  const byId = new Map(docs.map((doc) => [doc._id, doc]))
  for (const locale of LOCALES) {
    const texts = new Map<string, string>()
    for (const [id, { text }] of byId) {
      const [of, key = ''] = [id.slice(0, 2), id.slice(3)]
      if (of === locale && OPEN.test(key)) texts.set(key, typeset(text, locale))
    }
    overrideSentences(locale, texts)
  }
  return byId
}
