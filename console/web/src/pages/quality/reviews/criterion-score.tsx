import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Criterion } from '../../../../../contract/quality.js'
import { useT } from '../../../i18n/language.js'
import quality from '../quality.module.css'

interface Props {
  criterion: Criterion
  /** Undefined: not looked at yet; null: does not apply. */
  score: number | null | undefined
  choose(score: number | null): void
}

const SCORES = ['0', '1', '2', '3', '4'] as const

export function CriterionScore({ criterion, score, choose }: Props): ReactNode {
  const t = useT()
  const { label, help, vital } = criterion
  return (
    <Field label={vital ? t('web.quality.vital_label', { label }) : label} hint={help}>
      <RadioGroup
        className={quality.scale}
        layout="horizontal"
        value={score === undefined ? '' : score === null ? 'none' : String(score)}
        onChange={(_, { value }) => choose(value === 'none' ? null : Number(value))}
      >
        {SCORES.map((value) => (
          <Radio key={value} value={value} label={value} />
        ))}
        <Radio value="none" label={t('web.quality.does_not_apply')} />
      </RadioGroup>
    </Field>
  )
}
