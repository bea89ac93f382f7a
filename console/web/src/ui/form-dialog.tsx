import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useT } from '../i18n/language.js'
import styles from './form-dialog.module.css'

interface Props {
  title: string
  close(): void
  /** What the answer button says; null when there is nothing left to send, only to close. */
  answer: string | null
  ready: boolean
  submit(): void
  /** Other ways out, before « Annuler ». */
  others?: ReactNode
  children: ReactNode
}

/** A form over the page: Enter sends it, Escape closes it. It is there as long as it is rendered, so it starts empty. */
export function FormDialog({ title, close, answer, ready, submit, others, children }: Props): ReactNode {
  const t = useT()
  // Fluent gives the focus back when a dialog closes, not when it is taken away.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => void (opener instanceof HTMLElement && requestAnimationFrame(() => opener.focus())),
    [opener],
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (answer !== null && ready) submit()
  }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface>
        <form onSubmit={send}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.fields}>{children}</DialogContent>
            <DialogActions>
              {others}
              <Button onClick={close}>{t(answer === null ? 'web.action.close' : 'web.action.cancel')}</Button>
              {answer !== null && (
                <Button type="submit" appearance="primary" disabled={!ready}>
                  {answer}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
