import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useT } from '../i18n/language.js'
import { ErrorState } from '../ui/error-state.js'
import { Loading } from '../ui/loading.js'
import { ExportLine } from './export-line.js'
import styles from './exports.module.css'
import { useExports } from './use-exports.js'

export function ExportsDialog({ open, close }: { open: boolean; close(): void }): ReactNode {
  const t = useT()
  const { data, error, refetch } = useExports(open)
  return (
    <Dialog open={open} onOpenChange={(_, now) => now.open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('web.export.mine')}</DialogTitle>
          <DialogContent>
            {error && <ErrorState error={error} retry={refetch} />}
            {!data && !error && <Loading />}
            {data?.length === 0 && <p>{t('web.export.none')}</p>}
            <ul className={styles.list} aria-live="polite">
              {data?.map((one) => (
                <li key={one.id}>
                  <ExportLine made={one} />
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('web.action.close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
