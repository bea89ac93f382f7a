import { Badge, type BadgeProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { CaseOutcome, CaseState } from '../../../../models/case.js'
import { useT } from '../i18n/language.js'

const COLORS: Record<CaseOutcome, BadgeProps['color']> = {
  solved: 'success',
  self_service: 'success',
  refused: 'danger',
  cancelled: 'subtle',
  abandoned: 'warning',
}

/** How a case ended, or where it stands. Words carry the meaning; the colour only helps. */
export function OutcomeBadge({
  state,
  outcome,
}: {
  state: CaseState
  outcome: CaseOutcome | null
}): ReactNode {
  const t = useT()
  return outcome ? (
    <Badge appearance="tint" color={COLORS[outcome]}>
      {t(`web.outcome.${outcome}`)}
    </Badge>
  ) : (
    <Badge appearance="tint" color={state === 'with_desk' ? 'important' : 'brand'}>
      {t(`web.case_state.${state}`)}
    </Badge>
  )
}
