import { stdnum } from 'stdnum'

/** Which part of a VAT number is wrong. Closed list (locales `company.vat.*`). */
export type VatProblem =
  | 'empty'
  | 'no_number'
  | 'country'
  | 'too_short'
  | 'too_long'
  | 'format'
  | 'key'
  | 'siren'
  | 'checksum'
  | 'siren_only'
  | 'siret_only'

export type VatCheck =
  | { ok: true; vat: string; siren: string | null; country: string }
  | {
      ok: false
      problem: VatProblem
      /** The characters at fault, to be shown; null when no part stands out. */
      part: string | null
      /** The number it probably is, to be confirmed by the person; null when nothing can be said. */
      suggestion: string | null
    }

/** The EU's VAT numbers, and Northern Ireland's: prefix → stdnum's country and validator. Greece writes EL. */
const VALIDATORS: Readonly<Record<string, { country: string; validator: string }>> = {
  AT: { country: 'AT', validator: 'uid' },
  BE: { country: 'BE', validator: 'vat' },
  BG: { country: 'BG', validator: 'vat' },
  CY: { country: 'CY', validator: 'vat' },
  CZ: { country: 'CZ', validator: 'dic' },
  DE: { country: 'DE', validator: 'vat' },
  DK: { country: 'DK', validator: 'cvr' },
  EE: { country: 'EE', validator: 'kmkr' },
  EL: { country: 'GR', validator: 'vat' },
  ES: { country: 'ES', validator: 'nif' },
  FI: { country: 'FI', validator: 'alv' },
  FR: { country: 'FR', validator: 'tva' },
  HR: { country: 'HR', validator: 'oib' },
  HU: { country: 'HU', validator: 'anum' },
  IE: { country: 'IE', validator: 'vat' },
  IT: { country: 'IT', validator: 'iva' },
  LT: { country: 'LT', validator: 'pvm' },
  LU: { country: 'LU', validator: 'tva' },
  LV: { country: 'LV', validator: 'pvn' },
  MT: { country: 'MT', validator: 'vat' },
  NL: { country: 'NL', validator: 'btw' },
  PL: { country: 'PL', validator: 'nip' },
  PT: { country: 'PT', validator: 'nif' },
  RO: { country: 'RO', validator: 'cui' },
  SE: { country: 'SE', validator: 'vat' },
  SI: { country: 'SI', validator: 'ddv' },
  SK: { country: 'SK', validator: 'dph' },
  XI: { country: 'GB', validator: 'vat' },
}

/** Between the digits people put spaces, dots and dashes, also the typographic ones. */
const GAP = '[\\s.\\-\\u2010-\\u2015\\u00a0\\u202f/]*'
const FRENCH_INSIDE_TEXT = new RegExp(
  `\\bFR${GAP}([0-9A-HJ-NP-Z])${GAP}([0-9A-HJ-NP-Z])((?:${GAP}\\d){9})(?!\\d)`,
)
/** "N° de TVA :", "mon numéro c'est" and the like in front of the number. */
const WORDS_BEFORE =
  /^(?:.*\b(?:TVA|VAT|INTRACOMMUNAUTAIRE|INTRACOM|SIREN|SIRET|NUMERO|EST)\b)?[\s:°.\-=']*(?:N[°O]\s*)?/

/**
 * Reads a VAT number as a person types it, anywhere in a short sentence, and says which part is wrong. French keys
 * are computed here (DOMAIN 8), everything else is stdnum's. A right form proves nothing: the registries do.
 */
export function checkVat(text: string): VatCheck {
  const upper = text.slice(0, 200).normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().trim()
  if (upper === '') return wrong('empty')
  const inside = FRENCH_INSIDE_TEXT.exec(upper)
  const compact = squeeze(inside ? inside[0] : upper.replace(WORDS_BEFORE, ''))
  if (/^\d+$/.test(compact)) return checkDigits(compact)
  if (!/\d/.test(compact)) return wrong('no_number')
  const prefix = compact.slice(0, 2)
  const known = VALIDATORS[prefix]
  if (!known) return wrong('country', /^[A-Z]{2}$/.test(prefix) ? prefix : null)
  if (prefix === 'FR') return checkFrench(compact)
  const national = compact.slice(2)
  const result = stdnum[known.country]?.[known.validator]?.validate(national)
  if (result?.isValid) {
    return { ok: true, vat: `${prefix}${result.compact}`, siren: null, country: known.country }
  }
  const kind = result?.error?.name ?? ''
  if (kind === 'InvalidLength') return wrong('format', national)
  return wrong(kind === 'InvalidChecksum' ? 'checksum' : 'format', national)
}

/** key = (12 + 3 × (SIREN mod 97)) mod 97, two digits. */
export function frenchVatKey(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')
}

/** How a French number is printed: `FR 69 999 100 019`. Others as they are. */
export function formatVat(vat: string): string {
  const parts = /^(FR)(..)(\d{3})(\d{3})(\d{3})$/.exec(vat)
  return parts ? parts.slice(1).join(' ') : vat
}

function checkFrench(compact: string): VatCheck {
  const body = compact.slice(2)
  if (body.length < 11) return wrong('too_short', body)
  if (body.length > 11) return wrong('too_long', body)
  const key = body.slice(0, 2)
  const siren = body.slice(2)
  if (!/^\d{9}$/.test(siren)) return wrong('siren', siren)
  if (!/^[0-9A-HJ-NP-Z]{2}$/.test(key)) return wrong('key', key, suggest(siren))
  // Monaco's companies have numbers of their own that begin with 000 and no SIREN behind them.
  const monaco = siren.startsWith('000')
  if (!monaco && !isSiren(siren)) return wrong('siren', siren)
  if (/^\d{2}$/.test(key) && key !== frenchVatKey(siren)) return wrong('key', key, suggest(siren))
  if (!stdnum.FR?.tva?.validate(body).isValid) return wrong('key', key, suggest(siren))
  return { ok: true, vat: compact, siren: monaco ? null : siren, country: 'FR' }
}

/** A number without letters: the SIREN or SIRET, from which the French VAT number follows. */
function checkDigits(digits: string): VatCheck {
  if (digits.length < 9) return wrong('too_short', digits)
  const siren = digits.slice(0, 9)
  if (digits.length === 9) {
    return isSiren(siren) ? wrong('siren_only', digits, suggest(siren)) : wrong('siren', digits)
  }
  // Key and SIREN without the letters FR in front.
  if (digits.length === 11) return checkFrench(`FR${digits}`)
  if (digits.length === 14) {
    return isSiren(siren) ? wrong('siret_only', digits, suggest(siren)) : wrong('siren', siren)
  }
  return wrong(digits.length > 11 ? 'too_long' : 'format', digits)
}

function isSiren(siren: string): boolean {
  return stdnum.FR?.siren?.validate(siren).isValid ?? false
}

function suggest(siren: string): string | null {
  return isSiren(siren) ? `FR${frenchVatKey(siren)}${siren}` : null
}

function squeeze(text: string): string {
  return text.replace(/[^A-Z0-9+*]/g, '')
}

function wrong(problem: VatProblem, part: string | null = null, suggestion: string | null = null): VatCheck {
  return { ok: false, problem, part, suggestion }
}
