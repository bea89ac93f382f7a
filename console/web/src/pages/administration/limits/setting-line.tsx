import { Button, SpinButton } from '@fluentui/react-components'
import { type ReactNode, useId, useState } from 'react'
import type { Setting } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import admin from '../administration.module.css'

interface Props {
  kind: 'limits' | 'retention'
  setting: Setting
}

export function SettingLine({ kind, setting }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const label = useId()
  const [value, setValue] = useState(setting.value)
  const change = useChange(['admin', kind])
  const { name, meaning, min, max, unit, shipped, changedBy, changedAt } = setting
  const save = (next: number) =>
    change.mutate({ method: 'PUT', path: `/admin/${kind}/${name}`, body: { value: next } })
  return (
    <div className={layout.row}>
      <div className={layout.grow}>
        <span id={label}>{meaning}</span>
        <span className={`${layout.soft} ${layout.line}`}>
          {t('web.limits.shipped', { value: shipped, min, max })}{' '}
          {changedBy && changedAt && t('web.admin.changed', { by: changedBy, at: format.moment(changedAt) })}
        </span>
      </div>
      <SpinButton
        aria-labelledby={label}
        min={min}
        max={max}
        value={value}
        onChange={(_, data) => {
          const number = data.value ?? Number(data.displayValue)
          if (Number.isInteger(number)) setValue(number)
        }}
      />
      <span className={`${layout.soft} ${admin.unit}`}>{t(`web.limits.unit_${unit}`)}</span>
      {value !== setting.value && (
        <Button disabled={value < min || value > max || change.isPending} onClick={() => save(value)}>
          {t('web.action.save')}
        </Button>
      )}
      {setting.value !== shipped && (
        <Button appearance="subtle" onClick={() => save(shipped)}>
          {t('web.limits.reset')}
        </Button>
      )}
    </div>
  )
}
