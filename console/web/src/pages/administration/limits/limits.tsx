import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Feature, Setting } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { FeatureSwitch } from './feature-switch.js'
import { SettingLine } from './setting-line.js'

/** Limits against abuse, how long things are kept, and what is switched on. */
export default function Limits(): ReactNode {
  const t = useT()
  const limits = useQuery({ queryKey: ['admin', 'limits'], queryFn: () => get<Setting[]>('/admin/limits') })
  const retention = useQuery({
    queryKey: ['admin', 'retention'],
    queryFn: () => get<Setting[]>('/admin/retention'),
  })
  const features = useQuery({
    queryKey: ['admin', 'features'],
    queryFn: () => get<Feature[]>('/admin/features'),
  })
  return (
    <div className={layout.stack}>
      {(
        [
          ['limits', limits],
          ['retention', retention],
        ] as const
      ).map(([kind, query]) => (
        <Section key={kind} title={t(`web.limits.${kind}`)}>
          <Load query={query}>
            {(settings) => (
              <ul className={layout.list}>
                {settings.map((setting) => (
                  <li key={setting.name}>
                    <SettingLine key={setting.value} kind={kind} setting={setting} />
                  </li>
                ))}
              </ul>
            )}
          </Load>
        </Section>
      ))}
      <Section title={t('web.limits.features')}>
        <Load query={features}>
          {(all) => (
            <ul className={layout.list}>
              {all.map((feature) => (
                <li key={feature.name}>
                  <FeatureSwitch feature={feature} />
                </li>
              ))}
            </ul>
          )}
        </Load>
      </Section>
    </div>
  )
}
