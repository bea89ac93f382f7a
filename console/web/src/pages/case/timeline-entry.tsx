import type { ReactNode } from 'react'
import type { TimelineItem } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { ChatText } from '../../ui/chat-text.js'
import { FileTile } from './file-tile.js'
import { Ticks } from './ticks.js'
import styles from './timeline.module.css'

export function TimelineEntry({ item }: { item: TimelineItem }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { who, name, text, choices, files, status, errorCode } = item
  return (
    <li className={`${styles.entry} ${styles[who]}`}>
      <p className={styles.meta}>
        <span className={who === 'system' && !name ? 'heard' : undefined}>
          {name ?? t(`web.timeline.${who}`)}
        </span>
        {name && who === 'note' && <span>{t('web.timeline.note')}</span>}
        <time dateTime={item.at}>{format.time(item.at)}</time>
        {status && <Ticks status={status} errorCode={errorCode} />}
      </p>
      <div className={styles.bubble}>
        {text !== '' && <ChatText text={text} />}
        {files.map((file) => (
          <FileTile key={file.hash} file={file} />
        ))}
        {choices.length > 0 && (
          <ul className={styles.choices} aria-label={t('web.timeline.choices')}>
            {choices.map((choice) => (
              <li key={choice}>{choice}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
