import type { LabelReading, Reading, UnreadableReason } from '../facts.js'
import { READER_VERSION } from '../rules.js'
import { parseSerial } from '../serial.js'
import type { Sightings } from './confidence.js'
import { decideSerial } from './decide-serial.js'
import { type FoundCode, findCodes, findCodesIn, isTelling } from './find-codes.js'
import { fingerprint } from './fingerprint.js'
import { spreadLevels } from './levels.js'
import { look, lookAgain } from './look.js'
import { calmed, softened } from './noise.js'
import { fieldsOfPage } from './page-fields.js'
import { flagsOf, measure, reasonOf } from './quality.js'
import { boxOf, type Raster } from './raster.js'
import type { PageText } from './read-lines.js'
import { createRereader } from './reread.js'
import { textSerials } from './text-serials.js'

/** A text reading less sure than this is worth a second look at the picture. */
const LOOK_AGAIN = 0.7

/** A label as it was read, and the text it was read from: receipts and screenshots look at that again. */
export interface PhotoReading {
  label: LabelReading
  page: PageText
  /** What the confidences of the serials in print were made from. */
  sightings: readonly Sightings[]
}

/**
 * What one picture says of a device. Codes first; text always, since text that contradicts a code must be seen. A place
 * in doubt is looked at once more while `affordsMore`.
 */
export async function readLabel(
  picture: Raster,
  affordsMore: () => boolean = () => true,
): Promise<PhotoReading> {
  const start = performance.now()
  const codes = await findCodes(picture)
  const levelled = spreadLevels(picture)
  const told = codes.some(isTelling)
  const soft = await softened(levelled)
  const { page, regions } = await look(soft, { closer: !told })
  const region = regions[0]?.quad ?? null
  if (!told && region) codes.push(...(await findCodesIn(levelled, region)))
  const fields = fieldsOfPage(page, picture)
  const options = { vote: !codes.some(isTelling), year: yearOf(fields) }
  const reread = createRereader(soft)
  let text = await textSerials(soft, reread, [page], options)
  const inDoubt = options.vote && (text.readings[0]?.confidence ?? 0) < LOOK_AGAIN && regions.length > 0
  if (inDoubt && affordsMore()) {
    const calm = await calmed(picture)
    const smooth = calm ? spreadLevels(calm) : null
    const again = smooth ? (await look(smooth, { closer: true })).page : await lookAgain(levelled, regions)
    text = await textSerials(levelled, smooth ? createRereader(smooth) : reread, [page, again], options)
  }
  const fromCodes = codes.flatMap((code) => readingsOfCode(code, picture, text.traps))
  const coded = fromCodes.filter((reading) => reading.field === 'serial')
  const verdict = decideSerial(coded, text.readings)
  const measures = measure(picture, page, region)
  const readings = [...fromCodes, ...text.readings, ...fields]
  const label: LabelReading = {
    serial: verdict.serial,
    model: best(readings, 'model'),
    mac: best(readings, 'mac'),
    readings,
    otherSerials: verdict.others,
    quality: flagsOf(measures),
    reason: verdict.serial ? null : (verdict.reason ?? reasonOfCodes(codes) ?? reasonOf(measures)),
    resetToken:
      codes
        .map(({ payload }) => (payload.kind === 'reset' ? payload.token : null))
        .find((token) => token !== null) ?? null,
    width: picture.width,
    height: picture.height,
    ms: Math.round(performance.now() - start),
    reader: READER_VERSION,
    fingerprint: fingerprint(picture),
  }
  return { label, page, sightings: text.sightings }
}

/** A share QR holds credentials and is refused above all; other codes explain a picture without a label. */
function reasonOfCodes(codes: readonly FoundCode[]): UnreadableReason | null {
  if (codes.some(({ payload }) => payload.kind === 'share')) return 'share_qr'
  const wrong = codes.some(
    ({ payload, code }) => payload.kind === 'reset' || (payload.kind === 'other' && code.kind === 'qr'),
  )
  return wrong ? 'wrong_code' : null
}

function readingsOfCode({ code, payload }: FoundCode, picture: Raster, traps: readonly string[]): Reading[] {
  if (payload.kind !== 'label' || code.kind === 'ean') return []
  const common = {
    source: code.kind,
    corrected: false,
    box: boxOf(code.quad, picture),
  } as const
  const partNumber = payload.bare && code.kind === 'barcode' && /^\d{9}$/.test(payload.short)
  if (partNumber && traps.includes(payload.short)) return []
  const confidence = partNumber
    ? payload.short.startsWith('30')
      ? 0.45
      : 0.6
    : code.kind === 'barcode'
      ? 0.97
      : 0.998
  const readings: Reading[] = [
    {
      ...common,
      field: 'serial',
      value: payload.short,
      ...(payload.full ? { full: payload.full } : {}),
      confidence,
    },
  ]
  if (payload.model)
    readings.push({
      ...common,
      field: 'model',
      value: payload.model,
      confidence: 0.99,
    })
  if (payload.mac)
    readings.push({
      ...common,
      field: 'mac',
      value: payload.mac,
      confidence: 0.99,
    })
  return readings
}

function best(readings: readonly Reading[], field: Reading['field']): Reading | null {
  return (
    readings.filter((reading) => reading.field === field).sort((a, b) => b.confidence - a.confidence)[0] ??
    null
  )
}

/** The latest year the label says it was made in. */
function yearOf(fields: readonly Reading[]): number | null {
  const years = fields.flatMap((field) => {
    const text = field.field === 'date' ? field.value : (parseSerial(field.full ?? '')?.date ?? '')
    const year = /20[0-3]\d/.exec(text)?.[0]
    return year ? [Number(year)] : []
  })
  return years.length > 0 ? Math.max(...years) : null
}
