import { SearchBox } from '@fluentui/react-components'
import { type ReactNode, useEffect, useState } from 'react'
import { useCaseChoices } from '../../api/case-choices.js'
import { useT } from '../../i18n/language.js'
import { ChoiceMenu } from '../../ui/choice-menu.js'
import { PeriodPicker } from '../../ui/period-picker.js'
import styles from './cases.module.css'
import { MoreFilters } from './more-filters.js'
import type { CaseFilterState } from './use-case-filters.js'

/** After the last letter; shorter would ask the server for every one. */
const TYPING_MS = 300

export function FilterBar({ state }: { state: CaseFilterState }): ReactNode {
  const t = useT()
  const { filters, change } = state
  const { data: choices } = useCaseChoices()
  const [words, setWords] = useState(filters.q)

  useEffect(() => setWords(filters.q), [filters.q])
  useEffect(() => {
    if (words === filters.q) return
    const timer = setTimeout(() => change({ q: words }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [words, filters.q, change])

  const offered = (list: readonly { code: string; text: string }[] = []) =>
    list.map(({ code, text }) => ({ value: code, text }))
  return (
    <search className={styles.bar}>
      <SearchBox
        className={styles.search}
        size="medium"
        aria-label={t('web.cases.search')}
        placeholder={t('web.cases.search_short')}
        value={words}
        onChange={(_, { value }) => setWords(value)}
      />
      <PeriodPicker optional period={{ from: filters.from, to: filters.to }} choose={change} />
      <ChoiceMenu
        label={t('web.cases.filter.state')}
        choices={offered(choices?.states)}
        chosen={filters.state}
        choose={(value) => change({ state: value })}
      />
      <ChoiceMenu
        label={t('web.cases.filter.outcome')}
        choices={offered(choices?.outcomes)}
        chosen={filters.outcome}
        choose={(value) => change({ outcome: value })}
      />
      <ChoiceMenu
        label={t('web.cases.filter.agent')}
        choices={[
          { value: 'none', text: t('web.cases.no_agent') },
          ...(choices?.agents ?? []).map(({ id, name }) => ({ value: id, text: name })),
        ]}
        chosen={filters.agent}
        choose={(value) => change({ agent: value })}
      />
      <ChoiceMenu
        single
        label={t('web.cases.filter.promise')}
        choices={(['kept', 'missed', 'open', 'none'] as const).map((value) => ({
          value,
          text: t(`web.promise.${value}`),
        }))}
        chosen={filters.promise ? [filters.promise] : []}
        choose={([promise = '']) => change({ promise })}
      />
      <MoreFilters state={state} reasons={offered(choices?.reasons)} />
    </search>
  )
}
