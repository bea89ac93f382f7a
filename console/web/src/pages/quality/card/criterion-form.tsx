import { Button, Checkbox, Field, Input, SpinButton } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { ReactNode } from 'react'
import type { Criterion } from '../../../../../contract/quality.js'
import { useT } from '../../../i18n/language.js'
import quality from '../quality.module.css'

interface Props {
  criterion: Criterion
  /** Null takes it away. */
  change(next: Criterion | null): void
}

export function CriterionForm({ criterion, change }: Props): ReactNode {
  const t = useT()
  return (
    <div className={quality.criterion}>
      <Field label={t('web.quality.criterion')} required>
        <Input
          maxLength={80}
          value={criterion.label}
          onChange={(_, { value }) => change({ ...criterion, label: value })}
        />
      </Field>
      <Field label={t('web.quality.help')}>
        <Input
          maxLength={300}
          value={criterion.help}
          onChange={(_, { value }) => change({ ...criterion, help: value })}
        />
      </Field>
      <Field label={t('web.quality.weight')}>
        <SpinButton
          min={1}
          max={10}
          value={criterion.weight}
          onChange={(_, { value, displayValue }) => {
            const weight = value ?? Number(displayValue)
            if (Number.isInteger(weight) && weight >= 1 && weight <= 10) change({ ...criterion, weight })
          }}
        />
      </Field>
      <Checkbox
        label={t('web.quality.vital')}
        checked={criterion.vital}
        onChange={(_, { checked }) => change({ ...criterion, vital: checked === true })}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('web.quality.remove_criterion', { label: criterion.label })}
        onClick={() => change(null)}
      />
    </div>
  )
}
