import { Spinner, Tag } from '@fluentui/react-components'
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending'
import { lazy, type ReactNode, Suspense } from 'react'
import { useCaseChoices } from '../../api/case-choices.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { ChoiceMenu } from '../../ui/choice-menu.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorState } from '../../ui/error-state.js'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.js'
import { Page } from '../../ui/page.js'
import { PeriodPicker } from '../../ui/period-picker.js'
import styles from './figures.module.css'
import { FiguresExport } from './figures-export.js'
import { Kpis } from './kpis.js'
import { Parts } from './parts.js'
import { STEPS, useFigures } from './use-figures.js'

const Charts = lazy(() => import('./charts.js'))

export default function Figures(): ReactNode {
  const t = useT()
  const format = useFormat()
  const { query, change, data, error, refetch, isFetching, isPlaceholderData } = useFigures()
  const { data: choices } = useCaseChoices()
  const before =
    data && t('web.figures.before', { from: format.day(data.before.from), to: format.day(data.before.to) })

  return (
    <Page title={t('web.figures.title')} lead={before} actions={<FiguresExport query={query} />}>
      <div className={`${layout.bar} not-printed`}>
        <PeriodPicker period={query} choose={change} />
        <ChoiceMenu
          single
          label={t('web.figures.step')}
          choices={STEPS.map((value) => ({
            value,
            text: t(`web.figures.step_${value}`),
          }))}
          chosen={[query.step]}
          choose={([step]) => change({ step: STEPS.find((one) => one === step) ?? query.step })}
        />
        <ChoiceMenu
          single
          label={t('web.figures.agent')}
          choices={(choices?.agents ?? []).map(({ id, name }) => ({ value: id, text: name }))}
          chosen={query.agent ? [query.agent] : []}
          choose={([agent]) => change({ agent, company: undefined })}
        />
        {query.company && (
          <Tag
            dismissible
            dismissIcon={{ 'aria-label': t('web.figures.everybody') }}
            onClick={() => change({ company: undefined })}
          >
            {data?.company === query.company ? data?.name : t('web.figures.one_company')}
          </Tag>
        )}
        {isFetching && <Spinner size="extra-tiny" aria-hidden />}
      </div>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && data.now.cases + data.before.measures.cases + data.now.tickets === 0 && (
        <EmptyState Icon={DataTrendingRegular} title={t('web.figures.none')}>
          <p>{t('web.figures.none_hint')}</p>
        </EmptyState>
      )}
      {data && (
        <div className={isPlaceholderData ? styles.stale : undefined}>
          <Kpis figures={data} />
          <Suspense fallback={<Loading />}>
            <Charts figures={data} />
          </Suspense>
          <div className={styles.pair}>
            <Parts
              title={t('web.figures.agents')}
              parts={data.agents}
              choose={(agent) => change({ agent, company: undefined })}
            />
            <Parts
              title={t('web.figures.companies')}
              parts={data.companies}
              choose={(company) => change({ company, agent: undefined })}
            />
          </div>
          {data.updatedAt && (
            <p className={styles.updated}>
              {t('web.figures.updated', { at: format.moment(data.updatedAt) })}
            </p>
          )}
        </div>
      )}
    </Page>
  )
}
