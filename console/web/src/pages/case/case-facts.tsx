import { Link as FluentLink } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { CaseView, CompanyView } from '../../../../contract/case-view.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { capital } from '../../ui/capital.js'
import { Facts } from '../../ui/facts.js'
import { PromiseMark } from '../../ui/promise-mark.js'
import { Section } from '../../ui/section.js'
import { RevealDialog } from './reveal-dialog.js'

export function CaseFacts({ view }: { view: CaseView }): ReactNode {
  const t = useT()
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const { row, person, company } = view
  return (
    <Section title={t('web.case.facts')}>
      <Facts
        facts={[
          [t('web.case.fact.person'), [person.name, person.trade].filter(Boolean).join(', ')],
          [
            t('web.case.fact.address'),
            <span key="address">
              {shown ?? person.address}{' '}
              {view.may.reveal && !shown && (
                <FluentLink className="not-printed" onClick={() => setAsking(true)}>
                  {t('web.reveal.show')}
                </FluentLink>
              )}
            </span>,
          ],
          [
            t('web.case.fact.company'),
            company && (
              <span>
                <Link href={`/cases?company=${encodeURIComponent(company.id)}`}>{company.name}</Link>{' '}
                {[company.vat, company.city].filter(Boolean).join(', ')}
              </span>
            ),
          ],
          [t('web.case.fact.company_state'), company && companyState(company)],
          [t('web.case.fact.opened'), format.fullMoment(row.openedAt)],
          [t('web.case.fact.closed'), row.closedAt && format.fullMoment(row.closedAt)],
          [t('web.case.fact.code_after'), row.codeAfter !== null && format.duration(row.codeAfter)],
          [t('web.case.fact.access'), view.access],
          [t('web.case.fact.tries'), view.tries > 0 && format.number(view.tries)],
          [t('web.case.fact.agents'), row.agents.map(({ name }) => name).join(', ')],
          [t('web.case.fact.promise'), row.promise !== 'none' && <PromiseMark promise={row.promise} />],
          [t('web.case.fact.csat'), row.csat !== null && t('web.csat.out_of_five', { score: row.csat })],
          [
            t('web.case.fact.declaration'),
            view.declaration &&
              t('web.case.declaration', {
                at: format.fullMoment(view.declaration.acceptedAt),
                version: view.declaration.version,
              }),
          ],
          [t('web.case.fact.opted_out'), person.optedOut && t('web.case.opted_out')],
        ]}
      />
      {asking && (
        <RevealDialog
          close={() => setAsking(false)}
          ask={{ caseId: row.id, what: 'address' }}
          revealed={setShown}
        />
      )}
    </Section>
  )
}

/** « Vérifiée par les registres »: that it is verified is said once. */
function companyState({ state, stateText, reasons }: CompanyView): string {
  const why = reasons.map(({ text }) => text)
  return (state === 'verified' && why.length > 0 ? why : [capital(stateText), ...why]).join(' · ')
}
