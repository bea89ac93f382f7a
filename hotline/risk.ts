/** Which releases need four eyes. Pure. */
import type { CaseDoc } from '../cases/case.js'
import type { CompanyDoc } from '../models/company.js'

/** Last decisions after which the evidence did agree, and something else (a limit, no platform) stood in the way. */
const AGREED: ReadonlySet<string> = new Set([
  'evidence_agrees',
  'platform_manual',
  // Whether it is verified by now is asked of the company itself.
  'company_not_verified',
  'live_code_exists',
  'limit_person',
  'limit_company',
  'limit_device',
  'platform_unreachable',
])

/**
 * A release is risky when it overrides what was found: no match, a match of another serial, a decision that saw
 * something wrong or no declaration, a company that is not verified or for which this person does not speak. One agent
 * alone may not do that; the company can be decided about first, from the same card.
 */
export function isRiskyRelease(
  wanted: Pick<CaseDoc, 'photos' | 'lastReason' | 'personId'>,
  company: Pick<CompanyDoc, 'state' | 'contacts'> | null,
  shortSerial: string,
): boolean {
  const judged = wanted.photos.at(-1)?.result
  const matched = judged?.decision === 'match' && judged.serial === shortSerial
  const known = company?.state === 'verified' && company.contacts.includes(wanted.personId)
  return !matched || !known || !AGREED.has(wanted.lastReason ?? '')
}

/** Serials a code could be released for, the matched one first: what the card offers. */
export function releaseCandidates(doc: Pick<CaseDoc, 'photos' | 'sadp' | 'opaque' | 'picked'>): string[] {
  const photo = doc.photos.at(-1)
  const answer = doc.opaque?.platform?.answer
  const picked = doc.sadp?.devices.find(({ fullSerial }) => fullSerial === doc.picked)
  const all = [
    photo?.result?.decision === 'match' ? photo.result.serial : null,
    answer?.outcome === 'known' ? answer.device.shortSerial : null,
    picked?.shortSerial,
    photo?.reading.serial?.value,
    ...(doc.sadp?.devices.map(({ shortSerial }) => shortSerial) ?? []),
  ]
  const named = all.filter((serial): serial is string => typeof serial === 'string')
  return [...new Set(named)].slice(0, 10)
}
