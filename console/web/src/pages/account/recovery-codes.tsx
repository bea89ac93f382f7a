import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../../i18n/language.js'
import { useCopy } from '../../ui/use-copy.js'
import styles from './account.module.css'

/** Shown this once: each stands in for the six digits one time. */
export function RecoveryCodes({ codes, noted }: { codes: readonly string[]; noted(): void }): ReactNode {
  const t = useT()
  const copy = useCopy()
  const list = useRef<HTMLUListElement>(null)
  // What was asked for came in the place of the form: whoever hears the page is led there.
  useEffect(() => list.current?.focus(), [])
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('web.account.recovery_once')}</MessageBarBody>
      </MessageBar>
      <ul ref={list} tabIndex={-1} className={styles.codes} aria-label={t('web.account.recovery')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={`${styles.actions} not-printed`}>
        <Button icon={<CopyRegular />} onClick={() => copy(codes.join('\n'))}>
          {t('web.action.copy')}
        </Button>
        <Button onClick={() => print()}>{t('web.case.print')}</Button>
        <Button appearance="primary" onClick={noted}>
          {t('web.account.recovery_noted')}
        </Button>
      </div>
    </>
  )
}
