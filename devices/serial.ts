/**
 * The grammar of Hikvision serial numbers. Source: 25 real ones, field by field; no checksum exists, so the
 * grammar can refuse a string but never prove it.
 */
export interface Serial {
  /** Upper case, as parsed; equal to `short` when only the short one was given. */
  full: string
  model: string | null
  /** Two digits that recorders and intercoms carry; the border to the model is ambiguous. */
  chan: string | null
  /** YYYYMMDD of manufacture. */
  date: string | null
  fw: string | null
  region: string | null
  /** The identity: the 9 characters after the region. */
  short: string
  /** Letters after the short serial: WCVU on recorders, CLU on indoor stations, WU on alarm panels. */
  feat: string | null
}

const DATE = '20(?:0[5-9]|[12]\\d|3[0-5])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const REGION = 'CH|WR|RR|EN|EU|TW|JP'
const SHORT = '\\d{9}|[A-Z]\\d{8}|[A-Z]{2}\\d{7}'
const FULL_SERIAL = new RegExp(
  `^(?<model>[A-Z][A-Z0-9()\\/.#\\-]*?)?(?<chan>\\d{2})?(?<date>${DATE})(?<fw>V\\d{6})?` +
    `(?<freq>(?:AA|BB|CC)(?=(?:${REGION})))?(?<region>${REGION})(?<short>${SHORT})` +
    `(?<feat>W|WU|CLU|WCVU|[WCVLU]{1,4})?$`,
)
const SHORT_SERIAL = new RegExp(`^(?:${SHORT})$`)

/** Longest real full serial is under 50 characters; longer text is not worth a regular expression. */
const LONGEST = 80

/** Upper case, without spaces, zero-width characters and the typographic dashes that word processors put in. */
export function normaliseSerial(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase()
}

/** True for the 9 characters that labels print. Upper case expected: normalise first. */
export function isShortSerial(text: string): boolean {
  return SHORT_SERIAL.test(text)
}

/** Parses a short or a full serial in any case; null when it fits neither grammar. */
export function parseSerial(text: string): Serial | null {
  if (text.length > LONGEST * 2) return null
  const full = normaliseSerial(text)
  if (full.length > LONGEST) return null
  if (isShortSerial(full)) {
    return { full, short: full, model: null, chan: null, date: null, fw: null, region: null, feat: null }
  }
  const groups = FULL_SERIAL.exec(full)?.groups
  if (!groups?.short) return null
  return {
    full,
    short: groups.short,
    model: groups.model ?? null,
    chan: groups.chan ?? null,
    date: groups.date ?? null,
    fw: groups.fw ?? null,
    region: groups.region ?? null,
    feat: groups.feat ?? null,
  }
}

/** A model as it is compared: upper case, without spaces; what follows a space or a lens size is not identity. */
export function normaliseModel(text: string): string {
  return normaliseSerial(text).replace(/[^A-Z0-9()/.#-]/g, '')
}

/**
 * Whether two ways of writing a model can mean one device. The border between model and channels is ambiguous in a
 * full serial and a label's model may carry more (`2.8mm`, `(C)`, `/SL`): one must start with the other.
 * Punctuation that print and firmware write differently is not compared. Null when one side says nothing.
 */
export function modelsAgree(a: string | null, b: string | null): boolean | null {
  const [left, right] = [a, b].map((text) => normaliseModel(text ?? '').replace(/[^A-Z0-9]/g, ''))
  if (!left || !right || left.length < 4 || right.length < 4) return null
  return left.startsWith(right) || right.startsWith(left)
}

/** Lower case with colons; null when it is not six bytes. */
export function normaliseMac(text: string): string | null {
  const digits = text.replace(/[\s:.\-_]/g, '').toLowerCase()
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : null
}
