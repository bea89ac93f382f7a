import { type ReactNode, useId } from 'react'
import type { PhotoView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { PhotoBoxes } from './photo-boxes.js'
import styles from './photos.module.css'
import { ReadFields } from './read-fields.js'

/** A photo of a label with what was read drawn on it, and the same as a list. */
export function Photo({ photo }: { photo: PhotoView }): ReactNode {
  const t = useT()
  const format = useFormat()
  const described = useId()
  const { file, fields, width, height, result } = photo
  const at = format.fullMoment(photo.at)
  return (
    <figure className={styles.photo}>
      {file.url ? (
        <a href={file.url} target="_blank" rel="noreferrer" className={styles.frame}>
          <img
            src={file.url}
            alt={t('web.photo.alt', { at })}
            aria-describedby={described}
            width={width}
            height={height}
          />
          <PhotoBoxes fields={fields} />
        </a>
      ) : (
        <p className={styles.gone}>{t('web.photo.gone')}</p>
      )}
      <figcaption id={described} className={styles.caption}>
        <span className={styles.at}>{at}</span>
        {result && <p className={styles.result}>{result.text}</p>}
        {photo.problem && <p className={styles.result}>{photo.problem}</p>}
        <ReadFields fields={fields} />
        {photo.quality.length > 0 && <p className={styles.quality}>{photo.quality.join(' · ')}</p>}
      </figcaption>
    </figure>
  )
}
