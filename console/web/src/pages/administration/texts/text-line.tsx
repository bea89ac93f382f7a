import { Badge, Button } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { ReactNode } from 'react'
import type { TextRow } from '../../../../../contract/admin.js'
import { useLanguage } from '../../../i18n/language.js'
import admin from '../administration.module.css'

export function TextLine({ row, edit }: { row: TextRow; edit(): void }): ReactNode {
  const { t, locale } = useLanguage()
  const changed = row.override.fr !== null || row.override.en !== null
  return (
    <div className={admin.row}>
      <div className={admin.grow}>
        <span className={`${admin.soft} ${admin.code}`}>{row.key}</span>{' '}
        {changed && (
          <Badge appearance="tint" color="brand">
            {t('web.texts.changed')}
          </Badge>
        )}
        <p className={admin.text}>{row.override[locale] ?? row.shipped[locale]}</p>
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
