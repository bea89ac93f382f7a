import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { SadpRow } from '../../../../contract/case-view.js'
import { useT } from '../../i18n/language.js'
import { Facts } from '../../ui/facts.js'
import styles from './case.module.css'

export function SadpRecord({ device }: { device: SadpRow }): ReactNode {
  const t = useT()
  const { fullSerial, shortSerial, matched, picked } = device
  return (
    <>
      <p className={styles.row}>
        <strong className={styles.code}>{shortSerial ?? fullSerial}</strong>
        {matched && (
          <Badge appearance="tint" color="success">
            {t('web.sadp.matched')}
          </Badge>
        )}
        {picked && (
          <Badge appearance="tint" color="brand">
            {t('web.sadp.picked')}
          </Badge>
        )}
      </p>
      {(matched || picked) && (
        <Facts
          facts={[
            [
              t('web.sadp.full_serial'),
              <span key="full" className={styles.code}>
                {fullSerial}
              </span>,
            ],
            [t('web.sadp.model'), device.model],
            [t('web.sadp.mac'), device.mac],
            [t('web.sadp.ip'), device.ipv4],
            [t('web.sadp.software'), device.softwareVersion],
            [t('web.sadp.start'), device.startTime],
          ]}
        />
      )}
    </>
  )
}
