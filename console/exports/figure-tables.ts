import { hasSentence, type Locale, type Translate, translator } from '../../locales/index.js'
import type { Figures, Measures, Named } from '../contract/figures.js'
import type { Cell, Table } from './table.js'

/** The same figures as the page shows, one sheet for each of its tables. */
export function figureTables(figures: Figures, locale: Locale): Table[] {
  const t = translator(locale)
  const { now, before } = figures
  return [
    {
      title: t('exports.figures.overview'),
      header: [
        t('exports.figures.measure'),
        `${figures.from} – ${figures.to}`,
        `${before.from} – ${before.to}`,
      ],
      rows: MEASURES.map(([key, value]) => [t(`exports.measure.${key}`), value(now), value(before.measures)]),
    },
    {
      title: t('exports.figures.series'),
      header: [t('exports.figures.from'), t('exports.figures.to'), ...names(t)],
      rows: figures.series.map(({ from, to, measures }) => [from, to, ...values(measures)]),
    },
    parts(t('exports.figures.agents'), figures.agents, t),
    parts(t('exports.figures.companies'), figures.companies, t),
    {
      title: t('exports.figures.counts'),
      header: [t('exports.figures.what'), t('exports.figures.name'), t('exports.figures.count')],
      rows: LISTS.flatMap(([key, list]) =>
        list(now).map(({ name, count }): Cell[] => [t(`exports.list.${key}`), said(t, name), count]),
      ),
    },
    {
      title: t('exports.figures.heat'),
      header: [t('exports.figures.weekday'), ...[...Array(24).keys()].map((hour) => `${hour} h`)],
      rows: figures.heat.map((row, day) => [weekday(day, locale), ...row]),
    },
  ]
}

const MEASURES = [
  ['cases', (m) => m.cases],
  ['closed', (m) => m.closed],
  ['solved', (m) => m.solved],
  ['alone', (m) => m.alone],
  ['alone_share', (m) => share(m.alone, m.closed)],
  ['codes', (m) => m.codes],
  ['code_p50', (m) => round(m.timeToCode.p50)],
  ['code_p95', (m) => round(m.timeToCode.p95)],
  ['photo_code_p50', (m) => round(m.photoToCode.p50)],
  ['photo_code_p95', (m) => round(m.photoToCode.p95)],
  ['tickets', (m) => m.tickets],
  ['first_p50', (m) => round(m.firstResponse.p50)],
  ['first_p95', (m) => round(m.firstResponse.p95)],
  ['resolution_p50', (m) => round(m.resolution.p50)],
  ['resolution_p95', (m) => round(m.resolution.p95)],
  ['kept', (m) => m.promises.kept],
  ['broken', (m) => m.promises.broken],
  ['kept_share', (m) => share(m.promises.kept, m.promises.kept + m.promises.broken)],
  ['photos', (m) => m.photos.taken],
  ['retaken', (m) => m.photos.retaken],
  ['csat_answered', (m) => m.csat.answered],
  ['csat_average', (m) => round(m.csat.average, 2)],
] as const satisfies readonly (readonly [string, (measures: Measures) => number | null])[]

const LISTS = [
  ['funnel', (m: Measures): Named[] => m.funnel.map(({ stage, count }) => ({ name: stage, count }))],
  ['left', (m: Measures) => m.leftAt],
  ['mismatches', (m: Measures) => m.mismatches],
  ['human', (m: Measures) => m.humanReasons],
  ['unreadable', (m: Measures) => m.unreadable],
  ['families', (m: Measures) => m.families],
] as const

function parts(title: string, list: Figures['agents'], t: Translate): Table {
  return {
    title,
    header: [t('exports.figures.name'), ...names(t)],
    rows: list.map(({ name, measures }) => [name, ...values(measures)]),
  }
}

function names(t: Translate): string[] {
  return MEASURES.map(([key]) => t(`exports.measure.${key}`))
}

function values(measures: Measures): (number | null)[] {
  return MEASURES.map(([, value]) => value(measures))
}

/** Words of closed lists as the console says them elsewhere; others as they are. */
function said(t: Translate, name: string): string {
  const question = name.replace(/[.-]/g, '_')
  const keys = [
    `web.figures.stage.${name}`,
    `web.figures.question.${question}`,
    `web.figures.unreadable.${name}`,
    `web.figures.family.${name}`,
    `desk.why.${name}`,
  ]
  const key = keys.find((each) => hasSentence(each))
  return key && hasSentence(key) ? t(key) : name
}

/** 5 January 2026 was a Monday. */
function weekday(day: number, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(2026, 0, 5 + day)))
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole, 4)
}

function round(value: number | null, digits = 1): number | null {
  return value === null ? null : Number(value.toFixed(digits))
}
