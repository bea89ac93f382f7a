import type { OwnReason } from './decision.js'
import type { Usage } from './facts.js'
import type { Policy } from './policy.js'

/** Whether one more code would pass a limit of the day, and which. The device's counts first: it is the rarest. */
export function overLimit(usage: Usage, serial: string, policy: Policy): OwnReason | null {
  if ((usage.deviceToday[serial] ?? 0) >= policy.perDay.device) return 'limit_device'
  if (usage.personToday >= policy.perDay.person) return 'limit_person'
  if (usage.companyToday >= policy.perDay.company) return 'limit_company'
  return null
}
