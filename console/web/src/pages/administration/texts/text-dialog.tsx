import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { TextRow } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useLanguage } from '../../../i18n/language.js'
import { FormDialog } from '../../../ui/form-dialog.js'
import { TextPreview } from './text-preview.js'

/** One sentence in one language, beside how the installer would read it. */
export function TextDialog({ row, close }: { row: TextRow; close(): void }): ReactNode {
  const { t, locale: mine } = useLanguage()
  const [locale, setLocale] = useState(mine)
  const [typed, setTyped] = useState<Partial<Record<'fr' | 'en', string>>>({})
  const change = useChange(['admin', 'texts'], close)
  const text = typed[locale] ?? row.override[locale] ?? row.shipped[locale]
  const path = `/admin/texts/${encodeURIComponent(row.key)}`
  const submit = () => {
    change.mutate({ method: 'PUT', path, body: { locale, text } })
  }
  return (
    <FormDialog
      title={t('web.texts.edit', { name: row.key })}
      close={close}
      answer={t('web.action.save')}
      ready={text !== '' && !change.isPending}
      submit={submit}
      others={
        row.override[locale] !== null && (
          <Button onClick={() => change.mutate({ method: 'DELETE', path: `${path}?locale=${locale}` })}>
            {t('web.texts.shipped')}
          </Button>
        )
      }
    >
      <RadioGroup
        layout="horizontal"
        aria-label={t('web.user.language')}
        value={locale}
        onChange={(_, { value }) => setLocale(value === 'en' ? 'en' : 'fr')}
      >
        <Radio value="fr" label={t('web.language.fr')} />
        <Radio value="en" label={t('web.language.en')} />
      </RadioGroup>
      <Field
        label={t('web.texts.text')}
        hint={row.values.length > 0 ? t('web.texts.values', { text: row.values.join(', ') }) : ''}
      >
        <Textarea
          rows={6}
          maxLength={1600}
          value={text}
          onChange={(_, { value }) => setTyped({ ...typed, [locale]: value })}
        />
      </Field>
      <TextPreview input={{ key: row.key, locale, text }} />
    </FormDialog>
  )
}
