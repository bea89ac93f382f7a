import { Badge, Button } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { ReactNode } from 'react'
import type { TextRow } from '../../../../../contract/admin.js'
import { useLanguage } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

export function TextLine({ row, edit }: { row: TextRow; edit(): void }): ReactNode {
  const { t, locale } = useLanguage()
  const changed = row.override.fr !== null || row.override.en !== null
  return (
    <div className={layout.row}>
      <div className={layout.grow}>
        <span className={`${layout.soft} ${layout.code}`}>{row.key}</span>{' '}
        {changed && (
          <Badge appearance="tint" color="brand">
            {t('web.texts.changed')}
          </Badge>
        )}
        <p className={layout.text}>{row.override[locale] ?? row.shipped[locale]}</p>
      </div>
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={t('web.texts.edit', { name: row.key })}
        onClick={edit}
      />
    </div>
  )
}
