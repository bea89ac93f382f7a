import { Button } from '@fluentui/react-components'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { ClipboardCheckmarkRegular } from '@fluentui/react-icons/svg/clipboard-checkmark'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { SampledCase, Sample as WeekSample } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'
import { useSignedIn } from '../../../api/session.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { addDays, parisDay } from '../../../ui/periods.js'
import { Section } from '../../../ui/section.js'
import { useCard } from '../card/use-card.js'
import quality from '../quality.module.css'
import { ReviewDialog } from '../reviews/review-dialog.js'
import { SampleLine } from './sample-line.js'

/** The cases of a week to look at, for each agent: those that stand out first, then some by chance. */
export default function Sample(): ReactNode {
  const t = useT()
  const format = useFormat()
  const { now } = useSignedIn()
  const [search, setSearch] = useSearchParams()
  const [scoring, setScoring] = useState<{ one: SampledCase; agentId: string } | null>(null)
  const card = useCard()
  const day = search.get('day') ?? parisDay(now)
  const query = useQuery({
    queryKey: ['quality', 'sample', day],
    queryFn: () => get<WeekSample>('/quality/sample', { query: { day } }),
  })
  const move = (days: number) => setSearch({ day: addDays(day, days) }, { replace: true })
  return (
    <>
      <div className={layout.bar}>
        <Button
          icon={<ChevronLeftRegular />}
          aria-label={t('web.quality.week_before')}
          onClick={() => move(-7)}
        />
        <Button
          icon={<ChevronRightRegular />}
          aria-label={t('web.quality.week_after')}
          onClick={() => move(7)}
        />
        <span role="status">
          {query.data &&
            t('web.quality.week', { from: format.day(query.data.from), to: format.day(query.data.to) })}
        </span>
      </div>
      <Load query={query}>
        {({ agents }) =>
          agents.length === 0 ? (
            <EmptyState Icon={ClipboardCheckmarkRegular} title={t('web.quality.nothing_to_sample')}>
              <Button onClick={() => move(-7)}>{t('web.quality.week_before')}</Button>
            </EmptyState>
          ) : (
            <div className={quality.grid}>
              {agents.map(({ id, name, handled, cases }) => (
                <Section
                  key={id}
                  title={name}
                  aside={
                    <span className={`${layout.soft} ${layout.line}`}>
                      {t('web.quality.handled', { count: handled })}
                    </span>
                  }
                >
                  <ul className={layout.list}>
                    {cases.map((one) => (
                      <li key={one.caseId}>
                        <SampleLine one={one} score={() => setScoring({ one, agentId: id })} />
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </div>
          )
        }
      </Load>
      {scoring && (
        <Load query={card}>
          {({ criteria }) => (
            <ReviewDialog
              number={scoring.one.number}
              caseId={scoring.one.caseId}
              agentId={scoring.agentId}
              criteria={criteria}
              close={() => setScoring(null)}
            />
          )}
        </Load>
      )}
    </>
  )
}
