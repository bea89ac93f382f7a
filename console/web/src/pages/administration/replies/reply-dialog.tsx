import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Textarea,
} from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { CannedReply } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useT } from '../../../i18n/language.js'
import admin from '../administration.module.css'

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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ method: 'PUT', path: `/admin/replies/${encodeURIComponent(name)}`, body: { fr, en } })
  }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{reply ? t('web.replies.edit', { name }) : t('web.replies.add')}</DialogTitle>
            <DialogContent className={admin.form}>
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
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('web.action.cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabled={name === '' || fr.trim() === '' || en.trim() === '' || change.isPending}
              >
                {t('web.action.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
