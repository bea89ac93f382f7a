import type { Policy } from '../../cases/policy.js'
import type { Settings } from './settings.js'

/**
 * The policy with the limits that managers set, asked anew at each decision. What evidence suffices is not theirs to
 * change; they can only stop codes from going out by themselves: every match then goes to the desk. Each change is
 * another version, and every decision record names the one it was made under.
 */
export function tunablePolicy(base: Policy, settings: Settings): Policy {
  return {
    ...base,
    get version() {
      const changed = [settings.limitsMark(), automatic() ? '' : 'automatic_release=0'].filter(Boolean)
      return changed.length === 0 ? base.version : `${base.version}[${changed.join(',')}]`
    },
    get evidence() {
      return automatic() ? base.evidence : []
    },
    get perDay() {
      return {
        person: settings.limit('perDay.person'),
        company: settings.limit('perDay.company'),
        device: settings.limit('perDay.device'),
      }
    },
    get maxTries() {
      return settings.limit('maxTries')
    },
    get platformPatienceMinutes() {
      return settings.limit('platformPatienceMinutes')
    },
    get code() {
      return { ...base.code, maxHours: settings.limit('code.maxHours') }
    },
  }

  function automatic(): boolean {
    return settings.feature('automatic_release')
  }
}
