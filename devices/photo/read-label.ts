import { readPayload } from '../codes/payload.js'
import { type Code, decodeCodes } from '../codes/read-codes.js'
import type { LabelReading, Reading, UnreadableReason } from '../facts.js'
import { READER_VERSION, SHOW_THRESHOLD } from '../rules.js'
import { parseSerial } from '../serial.js'
import type { Candidate } from './candidates.js'
import { candidatesOfPage } from './page-candidates.js'
import { fieldsOfPage } from './page-fields.js'
import { measureQuality } from './quality.js'
import { boxOf, type Raster } from './raster.js'
import { type PageText, readLines } from './read-lines.js'

/** What one picture says of a device. `startedAt` comes from the caller's clock, milliseconds. */
export async function readLabel(
  picture: Raster,
  now: () => number = () => performance.now(),
): Promise<LabelReading> {
  const start = now()
  const codes = await decodeCodes(picture)
  const page = await readLines(picture, 960)
  return assemble(picture, codes, page, Math.round(now() - start))
}

function assemble(picture: Raster, codes: readonly Code[], page: PageText, ms: number): LabelReading {
  const fromCodes = codes.map((code) => ({ code, payload: readPayload(code.text) }))
  const readings: Reading[] = []
  let resetToken: string | null = null
  let shared = false
  let other = false
  for (const { code, payload } of fromCodes) {
    const source = code.kind === 'ean' ? 'barcode' : code.kind
    const common = { source, corrected: false, box: boxOf(code.quad, picture) } as const
    if (payload.kind === 'label' && code.kind !== 'ean') {
      const digitsOnly = /^\d{9}$/.test(payload.short) && payload.bare && code.kind === 'barcode'
      readings.push({
        ...common,
        field: 'serial',
        value: payload.short,
        ...(payload.full ? { full: payload.full } : {}),
        confidence: digitsOnly ? 0.6 : code.kind === 'barcode' ? 0.98 : 0.999,
      })
      if (payload.model) readings.push({ ...common, field: 'model', value: payload.model, confidence: 0.99 })
      if (payload.mac) readings.push({ ...common, field: 'mac', value: payload.mac, confidence: 0.99 })
    } else if (payload.kind === 'share') shared = true
    else if (payload.kind === 'reset') resetToken ??= payload.token
    else if (code.kind === 'qr') other = true
  }
  readings.push(...candidatesOfPage(page).map((candidate) => toReading(candidate, page, picture)))
  readings.push(...fieldsOfPage(page, picture))

  const quality = measureQuality(picture, page)
  const base = {
    readings,
    resetToken,
    quality: quality.flags,
    width: picture.width,
    height: picture.height,
    ms,
    reader: READER_VERSION,
  }
  const best = (field: Reading['field']) =>
    readings.filter((reading) => reading.field === field).sort((a, b) => b.confidence - a.confidence)[0] ??
    null
  const verdict = chooseSerial(readings)
  const reason: UnreadableReason | null = verdict.serial
    ? null
    : shared
      ? 'share_qr'
      : (verdict.reason ?? (resetToken || other ? 'wrong_code' : quality.reason))
  return {
    ...base,
    serial: verdict.serial,
    model: best('model'),
    mac: best('mac'),
    otherSerials: verdict.others,
    reason,
  }
}

function toReading(candidate: Candidate, page: PageText, picture: Raster): Reading {
  const quad = page.rows.flat()[candidate.boxes[0] ?? 0]?.quad
  return {
    field: 'serial',
    value: candidate.value,
    ...(candidate.full && parseSerial(candidate.full) ? { full: candidate.full } : {}),
    source: 'ocr',
    confidence: candidate.confidence,
    corrected: candidate.corrected,
    ...(quad ? { box: boxOf(quad, picture) } : {}),
  }
}

function chooseSerial(readings: readonly Reading[]): {
  serial: Reading | null
  others: string[]
  reason: UnreadableReason | null
} {
  const serials = readings
    .filter((reading) => reading.field === 'serial' && reading.confidence >= SHOW_THRESHOLD)
    .sort((a, b) => b.confidence - a.confidence)
  const values = [...new Set(serials.map((reading) => reading.value))]
  const [best] = serials
  if (!best) return { serial: null, others: [], reason: null }
  if (values.length > 1) return { serial: null, others: values, reason: 'several_labels' }
  return { serial: best, others: [], reason: null }
}
