import { Badge, type BadgeProps, Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { TemplateState } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { useSay } from '../../../ui/say.js'
import { Section } from '../../../ui/section.js'

const KEY = ['admin', 'templates']

const COLORS: Record<string, BadgeProps['color']> = {
  approved: 'success',
  rejected: 'danger',
  missing: 'danger',
  pending: 'warning',
}

/** What WhatsApp says of the messages that may start a conversation. */
export function Templates(): ReactNode {
  const t = useT()
  const format = useFormat()
  const say = useSay()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: KEY, queryFn: () => get<TemplateState[]>('/admin/templates') })
  const again = useMutation({
    mutationFn: () => get<TemplateState[]>('/admin/templates', { query: { fresh: true } }),
    onSuccess: (templates) => queries.setQueryData(KEY, templates),
    onError: say.failed,
  })
  const checkedAt = query.data?.[0]?.checkedAt
  return (
    <Section
      title={t('web.letters.templates')}
      aside={
        <Button icon={<ArrowClockwiseRegular />} disabled={again.isPending} onClick={() => again.mutate()}>
          {t('web.letters.templates_again')}
        </Button>
      }
    >
      {checkedAt && (
        <p className={layout.soft}>{t('web.letters.templates_at', { at: format.moment(checkedAt) })}</p>
      )}
      <Load query={query}>
        {(templates) => (
          <ul className={layout.list}>
            {templates.map(({ name, category, state, stateText, detail }) => (
              <li key={name} className={layout.row}>
                <div className={layout.grow}>
                  <span className={layout.code}>{name}</span>
                  <span className={`${layout.soft} ${layout.line}`}>
                    {[category, detail].filter(Boolean).join(' · ')}
                  </span>
                </div>
                <Badge appearance="tint" color={COLORS[state] ?? 'subtle'}>
                  {stateText}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </Load>
    </Section>
  )
}
