import type { ReactNode } from 'react'
import type { PhotoView } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import { Photo } from './photo.js'
import styles from './photos.module.css'

export function Photos({ photos }: { photos: readonly PhotoView[] }): ReactNode {
  const t = useT()
  if (photos.length === 0) return null
  return (
    <Section title={t('web.photo.title', { count: photos.length })}>
      <ul className={styles.photos}>
        {photos.map((photo) => (
          <li key={`${photo.file.hash}-${photo.at}`}>
            <Photo photo={photo} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
