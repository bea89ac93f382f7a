import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple'
import { ClipboardCheckmarkRegular } from '@fluentui/react-icons/svg/clipboard-checkmark'
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending'
import { PulseRegular } from '@fluentui/react-icons/svg/pulse'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark'
import type { ComponentType } from 'react'
import type { Role } from '../../../contract/common.js'
import type { WebKey } from '../i18n/t.js'

export interface Place {
  path: string
  label: WebKey
  Icon: ComponentType<{ className?: string }>
  roles: readonly Role[]
}

/** The pages of the menu, in its order. The server refuses anyway what a role may not; this only hides dead ends. */
export const PLACES: readonly Place[] = [
  {
    path: '/cases',
    label: 'web.nav.cases',
    Icon: ChatMultipleRegular,
    roles: ['agent', 'lead', 'manager', 'auditor', 'admin'],
  },
  { path: '/live', label: 'web.nav.live', Icon: PulseRegular, roles: ['agent', 'lead', 'manager', 'admin'] },
  {
    path: '/figures',
    label: 'web.nav.figures',
    Icon: DataTrendingRegular,
    roles: ['manager', 'auditor', 'admin'],
  },
  {
    path: '/quality',
    label: 'web.nav.quality',
    Icon: ClipboardCheckmarkRegular,
    roles: ['agent', 'lead', 'manager', 'auditor', 'admin'],
  },
  { path: '/admin', label: 'web.nav.admin', Icon: SettingsRegular, roles: ['lead', 'manager', 'admin'] },
  {
    path: '/access-log',
    label: 'web.nav.access',
    Icon: ShieldCheckmarkRegular,
    roles: ['auditor', 'admin'],
  },
]

export function placesFor(role: Role): Place[] {
  return PLACES.filter(({ roles }) => roles.includes(role))
}
