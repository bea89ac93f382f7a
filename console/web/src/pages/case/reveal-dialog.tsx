import { Field, Input } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Revealed } from '../../../../contract/case-view.js'
import { send } from '../../api/client.js'
import { useT } from '../../i18n/language.js'
import { FormDialog } from '../../ui/form-dialog.js'
import { useSay } from '../../ui/say.js'

interface Props {
  close(): void
  ask: { caseId: string; what: 'address' } | { caseId: string; what: 'code'; releaseId: string }
  revealed(value: string): void
}

/** What is masked is shown to who says why; who asked and why stays in the access log. */
export function RevealDialog({ close, ask, revealed }: Props): ReactNode {
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
  const submit = () => reveal.mutate()
  return (
    <FormDialog
      title={t(`web.reveal.title_${ask.what}`)}
      close={close}
      answer={t('web.reveal.show')}
      ready={why.trim().length >= 3 && !reveal.isPending}
      submit={submit}
    >
      <p>{t('web.reveal.trace')}</p>
      <Field label={t('web.reveal.why')} required>
        <Input maxLength={300} value={why} onChange={(_, { value }) => setWhy(value)} />
      </Field>
    </FormDialog>
  )
}
