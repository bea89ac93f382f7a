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
import { type FormEvent, type ReactNode, useState } from 'react'
import { useT } from '../../i18n/language.js'

interface Props {
  open: boolean
  close(): void
  save(name: string): void
}

export function SaveFilterDialog({ open, close, save }: Props): ReactNode {
  const t = useT()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(name)
    setName('')
    close()
  }
  return (
    <Dialog open={open} onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('web.saved.save')}</DialogTitle>
            <DialogContent>
              <Field label={t('web.saved.name')} required>
                <Input maxLength={60} value={name} onChange={(_, { value }) => setName(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{t('web.action.cancel')}</Button>
              </DialogTrigger>
              <Button type="submit" appearance="primary" disabled={name.trim() === ''}>
                {t('web.action.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
