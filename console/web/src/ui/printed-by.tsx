import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSignedIn } from '../api/session.js'
import { useFormat } from '../i18n/format.js'
import { useT } from '../i18n/language.js'
import styles from './printed-by.module.css'

/** On paper only: who printed this and when, because what it says was true then. */
export function PrintedBy(): ReactNode {
  const t = useT()
  const format = useFormat()
  const { user } = useSignedIn()
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    // At once: the browser takes its picture of the page right after this event.
    const renew = () => flushSync(() => setAt(new Date()))
    addEventListener('beforeprint', renew)
    return () => removeEventListener('beforeprint', renew)
  }, [])
  return (
    <p className={`${styles.by} printed`}>
      {t('web.state.printed', { at: format.fullMoment(at.toISOString()), name: user.name })}
    </p>
  )
}
