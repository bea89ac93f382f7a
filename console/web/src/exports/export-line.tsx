import { Button, ProgressBar } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { ReactNode } from 'react'
import type { Export } from '../../../contract/exports.js'
import { apiUrl } from '../api/client.js'
import { useFormat } from '../i18n/format.js'
import { useT } from '../i18n/language.js'
import layout from '../ui/layout.module.css'
import styles from './exports.module.css'
import { useChangeExports } from './use-exports.js'

/** One export: how far it is, then its file. */
export function ExportLine({ made }: { made: Export }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { remove } = useChangeExports()
  const { id, state, name, done, total, size, error } = made
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        {state === 'done' ? <a href={apiUrl(`/exports/${id}/file`)}>{name}</a> : <span>{name}</span>}
        <span className={layout.soft}>
          {format.moment(made.createdAt)}
          {size !== null && `, ${format.size(size)}`}
        </span>
        {made.note && <span className={layout.soft}>{made.note}</span>}
        {state === 'failed' && <span role="alert">{error}</span>}
        {(state === 'waiting' || state === 'running') && (
          <>
            <ProgressBar aria-label={name} value={total ? done / total : undefined} />
            <span className={layout.soft}>
              {total === null
                ? t('web.export.waiting')
                : t('web.export.progress', { done: format.number(done), total: format.number(total) })}
            </span>
          </>
        )}
      </div>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('web.export.remove', { name })}
        onClick={() => remove(id)}
      />
    </div>
  )
}
