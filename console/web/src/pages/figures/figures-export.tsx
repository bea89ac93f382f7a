import type { ReactNode } from 'react'
import type { FiguresQuery } from '../../../../contract/figures.js'
import { ExportMenu } from '../../exports/export-menu.js'
import { useT } from '../../i18n/language.js'

export function FiguresExport({ query }: { query: FiguresQuery }): ReactNode {
  const t = useT()
  return (
    <ExportMenu
      wishes={(['xlsx', 'csv'] as const).map((format) => ({
        label: t(`web.export.${format}`),
        wish: { kind: 'figures', format, query },
      }))}
    />
  )
}
