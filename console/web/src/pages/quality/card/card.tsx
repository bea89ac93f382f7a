import type { ReactNode } from 'react'
import { useT } from '../../../i18n/language.js'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { CardForm } from './card-form.js'
import { useCard } from './use-card.js'

export default function Card(): ReactNode {
  const t = useT()
  const query = useCard()
  return (
    <Section title={t('web.quality.part.card')}>
      <p>{t('web.quality.card_lead')}</p>
      <Load query={query}>{(card) => <CardForm key={card.version} card={card} />}</Load>
    </Section>
  )
}
