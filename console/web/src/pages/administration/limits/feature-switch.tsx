import { Switch } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Feature } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

export function FeatureSwitch({ feature }: { feature: Feature }): ReactNode {
  const t = useT()
  const format = useFormat()
  const change = useChange(['admin', 'features'])
  const { name, meaning, on, changedBy, changedAt } = feature
  return (
    <>
      <Switch
        label={meaning}
        checked={on}
        disabled={change.isPending}
        onChange={(_, { checked }) =>
          change.mutate({ method: 'PUT', path: `/admin/features/${name}`, body: { on: checked } })
        }
      />
      {changedBy && changedAt && (
        <span className={`${layout.soft} ${layout.line}`}>
          {t('web.admin.changed', { by: changedBy, at: format.moment(changedAt) })}
        </span>
      )}
    </>
  )
}
