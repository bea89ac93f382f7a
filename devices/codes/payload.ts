import { isShortSerial, normaliseMac, normaliseModel, normaliseSerial, parseSerial } from '../serial.js'

/** What the text inside a code means. The verification code on a label's QR is the customer's secret: it is dropped here. */
export type Payload =
  | {
      kind: 'label'
      short: string
      full: string | null
      model: string | null
      mac: string | null
      bare: boolean
    }
  /** An app's share QR: it holds device credentials. Nothing of it is kept. */
  | { kind: 'share' }
  | { kind: 'reset'; token: string }
  /** An address, an EAN, a lot number: a code, but not the one that names a device. */
  | { kind: 'other' }

/** Shorter than this an opaque string is a part number or a lot. */
const MIN_TOKEN = 32

export function readPayload(text: string): Payload {
  const body = text
    .replace(/^\](?:C[0-9]|Q[0-9]|d[0-9])/, '')
    .replace(/\0/g, '')
    .trim()
  if (/^QRC0301/i.test(body)) return { kind: 'share' }
  const parts = body
    .split(/[\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const label = labelOf(parts) ?? labelOf(body.split(/[\s;,|]+/).filter(Boolean)) ?? labelInUrl(body)
  if (label) return label
  if (isToken(body)) return { kind: 'reset', token: body }
  return { kind: 'other' }
}

function labelOf(parts: readonly string[]): Payload | null {
  for (const [index, part] of parts.entries()) {
    const serial = parseSerial(part.replace(/^(?:S\/?N|SERIAL(?: ?NO\.?)?)\s*[:=]\s*/i, ''))
    if (!serial) continue
    // Site, serial, verification code, model: the model is what looks like one after the serial.
    const model = parts.slice(index + 1).find(isModel)
    const macs = parts.map(normaliseMac).filter((mac) => mac !== null)
    return {
      kind: 'label',
      short: serial.short,
      full: serial.full === serial.short ? null : serial.full,
      model: model ? normaliseModel(model) : serial.model,
      mac: macs[0] ?? null,
      bare: parts.length === 1,
    }
  }
  return null
}

function isModel(text: string): boolean {
  return /^(?:[A-Z]{1,4}-)[A-Z0-9][A-Z0-9()/.#-]{3,}/i.test(text) && !parseSerial(text)
}

/** Newer labels put the serial into an address; only a value that is a serial as a whole counts. */
function labelInUrl(text: string): Payload | null {
  if (!/^https?:\/\//i.test(text) || text.length > 500) return null
  const values = text.split(/[/?&=#]/).map(normaliseSerial)
  const short = values.find((value) => isShortSerial(value) && !/^\d{9}$/.test(value))
  return short ? { kind: 'label', short, full: null, model: null, mac: null, bare: false } : null
}

function isToken(text: string): boolean {
  if (text.length < MIN_TOKEN || text.length > 8192) return false
  if (/^(https?|wifi|begin|mailto|tel|sms|geo|otpauth|www\.)/i.test(text)) return false
  if (!/^[\x21-\x7e\r\n]+$/.test(text)) return false
  const plain = text.replace(/[\r\n]/g, '')
  return !/[\s<>{}]/.test(plain) && plain.replace(/[^A-Za-z0-9+/=_-]/g, '').length / plain.length > 0.8
}
