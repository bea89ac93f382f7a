import { Field, Input, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { CannedReply } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import { FormDialog } from '../../../ui/form-dialog.js'

interface Props {
  /** Null: a new one. */
  reply: CannedReply | null
  close(): void
}

const LONGEST = 1600

export function ReplyDialog({ reply, close }: Props): ReactNode {
  const t = useT()
  const change = useChange(['admin', 'replies'], close)
  const [name, setName] = useState(reply?.name ?? '')
  const [fr, setFr] = useState(reply?.fr ?? '')
  const [en, setEn] = useState(reply?.en ?? '')
  const submit = () => {
    change.mutate({ method: 'PUT', path: `/admin/replies/${encodeURIComponent(name)}`, body: { fr, en } })
  }
  return (
    <FormDialog
      title={reply ? t('web.replies.edit', { name }) : t('web.replies.add')}
      close={close}
      answer={t('web.action.save')}
      ready={name !== '' && fr.trim() !== '' && en.trim() !== '' && !change.isPending}
      submit={submit}
    >
      <Field label={t('web.replies.name')} hint={t('web.replies.name_hint')} required>
        <Input
          disabled={reply !== null}
          maxLength={32}
          value={name}
          onChange={(_, { value }) => setName(value.toLowerCase().replace(/[^a-z0-9-]/g, '-'))}
        />
      </Field>
      <Field label={t('web.language.fr')} required>
        <Textarea rows={4} maxLength={LONGEST} value={fr} onChange={(_, { value }) => setFr(value)} />
      </Field>
      <Field label={t('web.language.en')} required>
        <Textarea rows={4} maxLength={LONGEST} value={en} onChange={(_, { value }) => setEn(value)} />
      </Field>
    </FormDialog>
  )
}
