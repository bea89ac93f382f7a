import { fold } from '../text/fold.js'
import type { Mention } from './vat.js'

/** Families of the model list (shared fixtures): DS-2CD…, iDS-…, AE-…, HM-…, THC-…, HWN-…; each holds a digit. */
const MODEL =
  /(?<![a-z0-9-])(?:i?ds|ae|hm|thc|hwn|hwt|hwi|hik|isd|ik|vi|ax|nk|hl|hikvision ds)[- ]?(?=[a-z]{0,5}[\dt])[a-z0-9]{2,}(?:[-/()#.][a-z0-9()/#-]*[a-z0-9)])*/g
/** Without the dash or the DS: "7608ni-k2", "2cd2142fwd", said so among installers. */
const BARE_MODEL =
  /(?<![a-z0-9-])(?:\d{4,5}(?:h[a-z]{1,3}|n[a-z]{1,2})i?(?:-[a-z0-9/]+)*|2(?:cd|ce|de|td)[a-z0-9]{3,}(?:-[a-z0-9/]+)*|k[bdh]\d{4}[a-z0-9-]*)(?![a-z0-9])/g

export function modelMentions(folded: string): Mention[] {
  return [...folded.matchAll(MODEL), ...folded.matchAll(BARE_MODEL)]
    .filter((match) => /\d/.test(match[0]) && match[0].replace(/[^a-z0-9]/g, '').length >= 5)
    .map((match) => ({
      at: match.index,
      length: match[0].length,
      value: match[0].toUpperCase().replace(/\s+/g, '-'),
    }))
}

/** Device models named in a text, upper case: "une ds-2cd2142fwd-i" → DS-2CD2142FWD-I. */
export const modelsIn = (text: string): string[] => [
  ...new Set(modelMentions(fold(text)).map(({ value }) => value)),
]
