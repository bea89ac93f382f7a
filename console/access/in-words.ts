/** What stands in a line of the access log as codes and JSON, said in words. Pure. */
import { hasSentence, type Locale, type Translate, translator } from '../../locales/index.js'
import { ARROW } from '../admin/changed.js'
import { reasonText } from '../cases/row-view.js'

export interface Saying {
  locale: Locale
  t: Translate
  /** Of agents and accounts, by id. */
  names: ReadonlyMap<string, string>
}

export function sayingIn(locale: Locale, names: ReadonlyMap<string, string>): Saying {
  return { locale, t: translator(locale), names }
}

/** The detail of one line: why, from what to what, how much. */
export function detailInWords(
  { action, detail }: { action: string; detail: string | null },
  saying: Saying,
): string | null {
  if (detail === null) return null
  switch (action) {
    case 'case.file':
      return saying.t('console.detail.file', { hash: detail })
    case 'case.revealed': {
      const [what = '', ...why] = detail.split(': ')
      const key = `console.shown.${what}`
      return pair(hasSentence(key) ? saying.t(key) : what, why.join(': '), saying)
    }
    case 'export.asked':
      return valueInWords(parsed(detail), saying)
    case 'admin.changed': {
      const { before, after } = changeInWords(detail, saying)
      if (before === null) return after
      return after === null ? before : `${before}${ARROW}${after}`
    }
    default:
      return codeInWords(detail, saying)
  }
}

/** A change, as it was and as it is; of two lists of settings only what differs. `before` null: there was nothing. */
export function changeInWords(
  detail: string | null,
  saying: Saying,
): { before: string | null; after: string | null } {
  if (detail === null) return { before: null, after: null }
  const at = detail.indexOf(ARROW)
  if (at < 0) return { before: null, after: codeInWords(detail, saying) }
  const before = parsed(detail.slice(0, at))
  const after = parsed(detail.slice(at + ARROW.length))
  const [was, is] = isRecord(before) && isRecord(after) ? differing(before, after) : [before, after]
  return { before: said(was, saying), after: said(is, saying) }
}

/** What a line is about: its kind, and its name where it has one that people know. */
export function subjectInWords(kind: string, label: string, saying: Saying): string {
  const { t } = saying
  const key = `console.subject.${kind}`
  const what = hasSentence(key) ? t(key) : kind
  const name = nameOf(kind, label, t)
  return name === '' ? what : pair(what, name, saying)
}

/** The name alone, as the log's table shows it beside the action. */
export function nameOf(kind: string, label: string, t: Translate): string {
  if (kind === 'limit' || kind === 'retention' || kind === 'feature') {
    const key = `console.setting.${kind}.${label.replaceAll('.', '_')}`
    return hasSentence(key) ? t(key) : label
  }
  if (kind === 'letter' && (label === 'in' || label === 'out')) return t(`console.letters.${label}`)
  return kind === 'desk' ? '' : label
}

function said(value: unknown, saying: Saying): string | null {
  const text = value === null ? '' : valueInWords(value, saying)
  return text === '' ? null : text
}

/** `chain_broken: 3`, `Inès: 80 → 90`, `accepted`: a code that has a sentence is said, other text stays. */
function codeInWords(text: string, { t }: Saying): string {
  const [, code = '', count] = /^([\w.]+)(?:: (\d+))?$/.exec(text) ?? []
  if (code === 'chain_broken') return t('console.detail.chain_broken', { count: Number(count) })
  const key = `console.detail.${code}`
  return code !== '' && hasSentence(key) ? t(key) : text
}

function valueInWords(value: unknown, saying: Saying, field = ''): string {
  const { t } = saying
  if (value === null || value === undefined) return t('console.detail.nothing')
  if (typeof value === 'boolean') return t(value ? 'console.detail.yes' : 'console.detail.no')
  if (Array.isArray(value)) {
    return value.length === 0
      ? t('console.detail.nothing')
      : value.map((one) => valueInWords(one, saying, field)).join(', ')
  }
  if (!isRecord(value)) return wordOf(String(value), field, saying)
  if (isHours(value)) return `${value.from}–${value.to}`
  return Object.entries(value)
    .map(([name, one]) => {
      const text = valueInWords(one, saying, name)
      // What was asked for stands by itself: its filters have names of their own.
      return name === 'query' ? text : pair(fieldName(name, saying), text, saying)
    })
    .filter((text) => text !== '')
    .join(' · ')
}

/** A word of a closed list as the console says it elsewhere; what people wrote as they wrote it. */
function wordOf(text: string, field: string, saying: Saying): string {
  const { t, names, locale } = saying
  if (field === 'reason') return reasonText(text, locale)
  if (field === 'agent' && names.has(text)) return names.get(text) ?? text
  const keys = [
    `console.${field}.${text}`,
    `exports.${field}.${text}`,
    `web.${field === 'locale' ? 'language' : field}.${text}`,
    `web.${field}.score_${text}`,
    `console.detail.${field === '' ? text : `${field}_${text}`}`,
    // An account's role is told without a name.
    ...(field === '' ? [`web.role.${text}`] : []),
  ]
  const key = keys.find((each) => hasSentence(each))
  return key && hasSentence(key) ? t(key) : text
}

function fieldName(name: string, { t, locale }: Saying): string {
  if (/^[1-7]$/.test(name)) {
    // 5 January 2026 was a Monday.
    const day = new Date(Date.UTC(2026, 0, 4 + Number(name)))
    return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day)
  }
  const keys = [`console.field.${name}`, `web.cases.filter.${name}`, `web.desk.${name}`]
  const key = keys.find((each) => hasSentence(each))
  return key && hasSentence(key) ? t(key) : name
}

function pair(name: string, value: string, { t }: Saying): string {
  return t('console.detail.pair', { name, value })
}

function differing(before: Record<string, unknown>, after: Record<string, unknown>) {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const of = (all: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, all[name]]))
  const was = of(before)
  // What was asked for and never stood before (a lock that is opened) has no before.
  return [Object.values(was).every((one) => one === undefined) ? null : was, of(after)] as const
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHours(value: Record<string, unknown>): value is { from: string; to: string } {
  return Object.keys(value).length === 2 && typeof value.from === 'string' && /^\d\d:\d\d$/.test(value.from)
}
