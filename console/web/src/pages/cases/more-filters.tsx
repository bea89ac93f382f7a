import { Button, Field, Input, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/language.js'
import { type Choice, ChoiceMenu } from '../../ui/choice-menu.js'
import styles from './cases.module.css'
import type { CaseFilterState } from './use-case-filters.js'

interface Props {
  state: CaseFilterState
  reasons: readonly Choice[]
}

const CSAT = ['5', '4', '3', '2', '1', 'none'] as const

/** The filters that are needed less often. */
export function MoreFilters({ state: { filters, change }, reasons }: Props): ReactNode {
  const t = useT()
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" icon={<FilterRegular />}>
          {t('web.cases.more_filters')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.panel} aria-label={t('web.cases.more_filters')}>
        {(['company', 'serial', 'model'] as const).map((name) => (
          <Field key={name} label={t(`web.cases.filter.${name}`)} size="small">
            <Input value={filters[name]} onChange={(_, { value }) => change({ [name]: value })} />
          </Field>
        ))}
        <div className={styles.tags}>
          <ChoiceMenu
            label={t('web.cases.filter.reason')}
            choices={reasons}
            chosen={filters.reason}
            choose={(reason) => change({ reason })}
          />
          <ChoiceMenu
            label={t('web.cases.filter.csat')}
            choices={CSAT.map((value) => ({ value, text: t(`web.csat.score_${value}`) }))}
            chosen={filters.csat}
            choose={(csat) => change({ csat })}
          />
          <ChoiceMenu
            single
            label={t('web.cases.filter.language')}
            choices={(['fr', 'en'] as const).map((value) => ({ value, text: t(`web.language.${value}`) }))}
            chosen={filters.language ? [filters.language] : []}
            choose={([language = '']) => change({ language })}
          />
          <ChoiceMenu
            label={t('web.cases.filter.channel')}
            choices={(['whatsapp', 'files'] as const).map((value) => ({
              value,
              text: t(`web.channel.${value}`),
            }))}
            chosen={filters.channel}
            choose={(channel) => change({ channel })}
          />
          <ChoiceMenu
            single
            label={t('web.cases.filter.sort')}
            choices={(['opened', 'updated'] as const).map((value) => ({
              value,
              text: t(`web.cases.sort.${value}`),
            }))}
            chosen={filters.sort ? [filters.sort] : []}
            choose={([sort = '']) => change({ sort })}
          />
        </div>
      </PopoverSurface>
    </Popover>
  )
}
