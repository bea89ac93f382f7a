import { ClipboardCheckmarkRegular } from '@fluentui/react-icons/svg/clipboard-checkmark'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Review } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { Load } from '../../../ui/load.js'
import quality from '../quality.module.css'
import { ReviewCard } from './review-card.js'

export default function Reviews(): ReactNode {
  const t = useT()
  const query = useQuery({
    queryKey: ['quality', 'reviews'],
    queryFn: () => get<Review[]>('/quality/reviews'),
  })
  return (
    <Load query={query}>
      {(reviews) =>
        reviews.length === 0 ? (
          <EmptyState Icon={ClipboardCheckmarkRegular} title={t('web.quality.no_reviews')} />
        ) : (
          <div className={quality.grid}>
            {reviews.map((review) => (
              <ReviewCard key={review.id} review={review} />
            ))}
          </div>
        )
      }
    </Load>
  )
}
