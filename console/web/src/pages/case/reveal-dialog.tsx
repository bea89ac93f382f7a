import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
} from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Revealed } from '../../../../contract/case-view.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { useSay } from '../../ui/say.js'

interface Props {
  open: boolean
  close(): void
  ask: { caseId: string; what: 'address' } | { caseId: string; what: 'code'; releaseId: string }
  revealed(value: string): void
}

/** What is masked is shown to who says why; who asked and why stays in the access log. */
export function RevealDialog({ open, close, ask, revealed }: Props): ReactNode {
  const t = useT()
  const say = useSay()
  const [why, setWhy] = useState('')
  const { caseId, ...what } = ask
  const reveal = useMutation({
    mutationFn: () => send<Revealed>('POST', `/cases/${encodeURIComponent(caseId)}/reveal`, { ...what, why }),
    onSuccess: ({ value }) => {
      revealed(value)
      close()
    },
    onError: say.failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reveal.mutate()
  }
  return (
    <Dialog open={open} onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t(`web.reveal.title_${ask.what}`)}</DialogTitle>
            <DialogContent>
              <p>{t('web.reveal.trace')}</p>
              <Field label={t('web.reveal.why')} required>
                <Input maxLength={300} value={why} onChange={(_, { value }) => setWhy(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{t('web.action.cancel')}</Button>
              </DialogTrigger>
              <Button type="submit" appearance="primary" disabled={why.trim().length < 3 || reveal.isPending}>
                {t('web.reveal.show')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
