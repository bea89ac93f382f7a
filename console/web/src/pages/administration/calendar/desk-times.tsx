import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DeskSettingsView } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { DeskForm } from './desk-form.js'

export function DeskTimes(): ReactNode {
  const t = useT()
  const query = useQuery({
    queryKey: ['admin', 'desk'],
    queryFn: () => get<DeskSettingsView>('/admin/desk'),
  })
  return (
    <Section title={t('web.desk.title')}>
      <Load query={query}>
        {(settings) => <DeskForm key={JSON.stringify(settings)} settings={settings} />}
      </Load>
    </Section>
  )
}
