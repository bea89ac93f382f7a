import {
  Button,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { CaseRow } from '../../../../contract/cases.js'
import { useCaseChoices } from '../../api/case-choices.js'
import { useLanguage } from '../../i18n/language.js'
import { countFilters } from './case-filters.js'
import styles from './cases.module.css'
import type { CaseFilterState } from './use-case-filters.js'

/** Filters that their buttons do not show: each can be taken away, or all at once. */
const HIDDEN = ['company', 'serial', 'model', 'language', 'reason', 'csat', 'channel'] as const

/** Where the words for a filter's values stand. */
const WORDS_OF: Partial<Record<(typeof HIDDEN)[number], string>> = {
  language: 'web.language.',
  channel: 'web.channel.',
  csat: 'web.csat.score_',
}

interface Props {
  state: CaseFilterState
  /** Of the one company that is asked for by its id, once a case of it is there. */
  company: CaseRow['company']
}

export function ActiveFilters({ state, company }: Props): ReactNode {
  const { t, has } = useLanguage()
  const { filters, change, replace } = state
  const { data: choices } = useCaseChoices()
  if (countFilters(filters) === 0) return null

  const said = (name: (typeof HIDDEN)[number]): string => {
    const values = [filters[name]].flat()
    return values.map((value) => wordFor(name, value)).join(', ')
  }
  const wordFor = (name: (typeof HIDDEN)[number], value: string): string => {
    if (name === 'reason') return choices?.reasons.find(({ code }) => code === value)?.text ?? value
    if (name === 'company') return company?.id === value ? company.name : value
    const key = `${WORDS_OF[name] ?? ''}${value}`
    return has(key) ? t(key) : value
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
