import { DocumentRegular } from '@fluentui/react-icons/svg/document'
import type { ReactNode } from 'react'
import type { FileView } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import styles from './file-tile.module.css'

/** A picture small, anything else by its name; what was forgotten on purpose says so. */
export function FileTile({ file }: { file: FileView }): ReactNode {
  const t = useT()
  const name = file.name ?? t('web.file.unnamed')
  if (!file.url) return <span className={styles.gone}>{t('web.file.gone', { name })}</span>
  return (
    <a href={file.url} target="_blank" rel="noreferrer" className={styles.tile}>
      {file.image ? (
        <img src={file.url} alt={name} loading="lazy" />
      ) : (
        <>
          <DocumentRegular />
          {name}
        </>
      )}
    </a>
  )
}
