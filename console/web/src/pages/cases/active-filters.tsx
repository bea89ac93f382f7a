import {
  Button,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useCaseChoices } from '../../api/case-choices.js'
import { useT } from '../../i18n/language.js'
import { countFilters } from './case-filters.js'
import styles from './cases.module.css'
import type { CaseFilterState } from './use-case-filters.js'

/** Filters that their buttons do not show: each can be taken away, or all at once. */
const HIDDEN = ['company', 'serial', 'model', 'language', 'reason', 'csat', 'channel'] as const

export function ActiveFilters({ state }: { state: CaseFilterState }): ReactNode {
  const t = useT()
  const { filters, change, replace } = state
  const { data: choices } = useCaseChoices()
  if (countFilters(filters) === 0) return null

  const said = (name: (typeof HIDDEN)[number]): string => {
    const values = [filters[name]].flat()
    if (name === 'reason') {
      return values.map((code) => choices?.reasons.find((one) => one.code === code)?.text ?? code).join(', ')
    }
    return values.join(', ')
  }
  return (
    <div className={styles.tags}>
      {HIDDEN.filter((name) => filters[name].length > 0).map((name) => (
        <InteractionTag key={name} size="small" appearance="brand">
          <InteractionTagPrimary hasSecondaryAction>
            {t('web.cases.active', { name: t(`web.cases.filter.${name}`), text: said(name) })}
          </InteractionTagPrimary>
          <InteractionTagSecondary
            aria-label={t('web.cases.remove', { name: t(`web.cases.filter.${name}`) })}
            onClick={() => change({ [name]: Array.isArray(filters[name]) ? [] : '' })}
          />
        </InteractionTag>
      ))}
      <Button size="small" appearance="subtle" onClick={() => replace('')}>
        {t('web.cases.clear')}
      </Button>
    </div>
  )
}
