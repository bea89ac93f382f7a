import { Button, Field, Textarea } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { send } from '../../api/client.js'
import { useLive } from '../../api/live.js'
import { useT } from '../../i18n/language.js'
import { useSay } from '../../ui/say.js'
import styles from './whisper.module.css'
import { WHISPER } from './whisper-place.js'

/** A note for the agent who has the case now; the installer never sees it. Nothing when nobody has it. */
export function Whisper({ caseId }: { caseId: string }): ReactNode {
  const t = useT()
  const say = useSay()
  const { live } = useLive()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const ticket = live?.tickets.find((one) => one.caseId === caseId)
  const open = ticket !== undefined
  useEffect(() => {
    if (open && location.hash === `#${WHISPER}`) field.current?.focus()
  }, [open])
  const whisper = useMutation({
    mutationFn: () => send('POST', `/live/tickets/${encodeURIComponent(ticket?.id ?? '')}/whisper`, { text }),
    onSuccess: () => {
      say.done(t('web.whisper.sent'))
      setText('')
    },
    onError: say.failed,
  })
  if (!ticket) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    whisper.mutate()
  }
  return (
    <form id={WHISPER} className={`${styles.form} not-printed`} onSubmit={submit}>
      <Field
        label={
          ticket.agent ? t('web.whisper.label', { agent: ticket.agent.name }) : t('web.whisper.label_queue')
        }
        hint={t('web.whisper.hint')}
      >
        <Textarea ref={field} maxLength={1000} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button type="submit" disabled={text.trim() === '' || whisper.isPending}>
        {t('web.whisper.send')}
      </Button>
    </form>
  )
}
