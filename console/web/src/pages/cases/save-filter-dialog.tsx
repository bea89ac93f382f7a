import { Field, Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n/language.js'
import { FormDialog } from '../../ui/form-dialog.js'

interface Props {
  close(): void
  save(name: string): void
}

export function SaveFilterDialog({ close, save }: Props): ReactNode {
  const t = useT()
  const [name, setName] = useState('')
  const submit = () => {
    save(name)
    close()
  }
  return (
    <FormDialog
      title={t('web.saved.save')}
      close={close}
      answer={t('web.action.save')}
      ready={name.trim() !== ''}
      submit={submit}
    >
      <Field label={t('web.saved.name')} required>
        <Input maxLength={60} value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
    </FormDialog>
  )
}
