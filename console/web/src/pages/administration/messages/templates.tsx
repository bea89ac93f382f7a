import { Badge, type BadgeProps } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { TemplateState } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'

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
