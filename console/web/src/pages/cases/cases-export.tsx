import type { ReactNode } from 'react'
import type { AskExport } from '../../../../contract/exports.js'
import { ExportMenu } from '../../exports/export-menu.js'
import { useT } from '../../i18n/language.js'
import type { CaseFilters } from './case-filters.js'

/** The whole of the filtered list, not only what is loaded. */
export function CasesExport({ filters }: { filters: CaseFilters }): ReactNode {
  const t = useT()
  const set = Object.entries(filters).filter(([, value]) => value.length > 0)
  const query = Object.fromEntries(set) as Extract<AskExport, { kind: 'cases' }>['query']
  return (
    <ExportMenu
      wishes={[
        { label: t('web.export.xlsx'), wish: { kind: 'cases', format: 'xlsx', query } },
        { label: t('web.export.csv'), wish: { kind: 'cases', format: 'csv', query } },
        { label: t('web.export.zip'), wish: { kind: 'transcripts', format: 'zip', query, files: false } },
        {
          label: t('web.export.zip_files'),
          wish: { kind: 'transcripts', format: 'zip', query, files: true },
        },
      ]}
    />
  )
}
