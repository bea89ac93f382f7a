import type { ReactNode } from 'react'
import type { SadpView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { Section } from '../../ui/section.js'
import styles from './case.module.css'
import { SadpRecord } from './sadp-record.js'

/** A list may hold hundreds; those that matter come first, and so many others. */
const OTHERS_SHOWN = 3

export function Sadp({ sadp }: { sadp: SadpView }): ReactNode {
  const t = useT()
  const format = useFormat()
  const chosen = sadp.devices.filter(({ picked, matched }) => picked || matched)
  const others = sadp.devices.filter(({ picked, matched }) => !picked && !matched)
  const left = others.length - OTHERS_SHOWN
  return (
    <Section
      title={t(`web.sadp.${sadp.kind}`)}
      aside={
        <span className={styles.soft}>
          {t(`web.sadp.via_${sadp.via}`)}, {format.fullMoment(sadp.at)}
        </span>
      }
    >
      <ul className={styles.list}>
        {[...chosen, ...others.slice(0, OTHERS_SHOWN)].map((device) => (
          <li key={device.fullSerial}>
            <SadpRecord device={device} />
          </li>
        ))}
      </ul>
      {left > 0 && <p className={styles.soft}>{t('web.sadp.others', { count: left })}</p>}
      {sadp.platform && <p className={styles.soft}>{sadp.platform}</p>}
    </Section>
  )
}
