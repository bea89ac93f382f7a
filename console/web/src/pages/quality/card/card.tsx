import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ScoreCard } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { CardForm } from './card-form.js'

export default function Card(): ReactNode {
  const t = useT()
  const query = useQuery({ queryKey: ['quality', 'card'], queryFn: () => get<ScoreCard>('/quality/card') })
  return (
    <Section title={t('web.quality.part.card')}>
      <p>{t('web.quality.card_lead')}</p>
      <Load query={query}>{(card) => <CardForm key={card.version} card={card} />}</Load>
    </Section>
  )
}
