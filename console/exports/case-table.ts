import { type Locale, translator } from '../../locales/index.js'
import type { CaseRow } from '../contract/cases.js'
import type { Table } from './table.js'

const date = (text: string | null) => (text === null ? null : new Date(text))

/** The list of cases, a line each. Who wrote is named by their company, not by their number. */
export function caseTable(rows: readonly CaseRow[], locale: Locale): Table {
  const t = translator(locale)
  const columns: readonly [string, (row: CaseRow) => string | number | Date | null][] = [
    [t('exports.case.number'), ({ number }) => number],
    [t('exports.case.state'), ({ state }) => t(`console.state.${state}`)],
    [t('exports.case.outcome'), ({ outcome }) => outcome && t(`console.outcome.${outcome}`)],
    [t('exports.case.reason'), ({ reason }) => reason?.text ?? null],
    [t('exports.case.company'), ({ company }) => company?.name ?? null],
    [t('exports.case.person'), ({ person }) => person],
    [t('exports.case.agents'), ({ agents }) => agents.map(({ name }) => name).join(', ')],
    [t('exports.case.serials'), ({ serials }) => serials.join(', ')],
    [t('exports.case.models'), ({ models }) => models.join(', ')],
    [t('exports.case.channel'), ({ channel }) => channel],
    [t('exports.case.language'), ({ language }) => language],
    [t('exports.case.promise'), ({ promise }) => t(`exports.promise.${promise}`)],
    [t('exports.case.csat'), ({ csat }) => csat],
    [t('exports.case.opened'), ({ openedAt }) => date(openedAt)],
    [t('exports.case.closed'), ({ closedAt }) => date(closedAt)],
    [t('exports.case.code_after'), ({ codeAfter }) => codeAfter],
  ]
  return {
    title: t('exports.case.title'),
    header: columns.map(([name]) => name),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  }
}
