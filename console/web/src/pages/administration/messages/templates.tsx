import { Badge, type BadgeProps } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { TemplateState } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import admin from '../administration.module.css'

const COLORS: Record<string, BadgeProps['color']> = {
  approved: 'success',
  rejected: 'danger',
  missing: 'danger',
  pending: 'warning',
}

/** What WhatsApp says of the messages that may start a conversation. */
export function Templates(): ReactNode {
  const t = useT()
  const query = useQuery({
    queryKey: ['admin', 'templates'],
    queryFn: () => get<TemplateState[]>('/admin/templates'),
  })
  return (
    <Section title={t('web.letters.templates')}>
      <Load query={query}>
        {(templates) => (
          <ul className={admin.list}>
            {templates.map(({ name, category, state, stateText, detail }) => (
              <li key={name} className={admin.row}>
                <div className={admin.grow}>
                  <span className={admin.code}>{name}</span>
                  <span className={`${admin.soft} ${admin.line}`}>
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
