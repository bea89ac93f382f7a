/** What was sent as proof and what was read of it, with its place in the picture. Pure. */
import type { CaseDoc, PhotoEvidence } from '../../cases/case.js'
import type { Reading } from '../../cases/evidence.js'
import type { Translate } from '../../locales/index.js'
import type { CaseView, FileView, MatchLine, PhotoView, ReadField, SadpView } from '../contract/case-view.js'
import { sentence, sideWords } from './words.js'

type ShowFile = (hash: string, contentType: string, name: string | null) => FileView

export function photoViews(reset: CaseDoc, file: ShowFile, translate: Translate): PhotoView[] {
  return reset.photos.map((photo) => ({
    file: file(photo.fileHash, 'image/jpeg', null),
    at: photo.at,
    width: photo.reading.width,
    height: photo.reading.height,
    fields: fields(photo),
    quality: photo.reading.quality.map((flag) => translate(`console.quality.${flag}`)),
    problem: photo.reading.reason && sentence(`photo.reason.${photo.reading.reason}`, translate),
    result: photo.result && {
      outcome: photo.result.decision,
      reason: photo.result.reason,
      text: sentence(`desk.why.${photo.result.reason}`, translate),
    },
  }))
}

function fields({ reading }: PhotoEvidence): ReadField[] {
  const used = [reading.serial, reading.model, reading.mac].filter((one) => one !== null)
  const all = [...used, ...reading.readings.filter((one) => !used.some((other) => same(one, other)))]
  return all.map((one, index) => ({
    field: one.field,
    value: one.full ?? one.value,
    source: one.source,
    confidence: one.confidence,
    corrected: one.corrected,
    used: index < used.length,
    box: one.box ?? null,
  }))
}

function same(one: Reading, other: Reading): boolean {
  return (
    one.field === other.field &&
    one.value === other.value &&
    one.source === other.source &&
    JSON.stringify(one.box) === JSON.stringify(other.box)
  )
}

export function sadpView(reset: CaseDoc, file: ShowFile, translate: Translate): SadpView | null {
  const { sadp } = reset
  if (!sadp) return null
  const matched = new Set(reset.photos.flatMap(({ result }) => result?.device?.fullSerial ?? []))
  return {
    file: file(sadp.fileHash, 'application/octet-stream', null),
    at: sadp.at,
    kind: sadp.kind,
    via: sadp.via,
    devices: sadp.devices.map((device) => ({
      fullSerial: device.fullSerial,
      shortSerial: device.shortSerial,
      model: device.model,
      mac: device.mac,
      ipv4: device.ipv4,
      softwareVersion: device.softwareVersion,
      startTime: device.startTime,
      picked: device.fullSerial === reset.picked,
      matched: matched.has(device.fullSerial),
    })),
    platform: sadp.platform && platformText(sadp.platform.answer, translate),
  }
}

export function tokenView({ opaque }: CaseDoc, translate: Translate): CaseView['token'] {
  return (
    opaque && {
      via: opaque.via,
      at: opaque.at,
      // Enough to tell two apart, useless to make one.
      digest: opaque.tokenHash.slice(0, 12),
      answer: opaque.platform && platformText(opaque.platform.answer, translate),
    }
  )
}

type Answer = NonNullable<NonNullable<CaseDoc['opaque']>['platform']>['answer']

function platformText(answer: Answer, translate: Translate): string {
  if (answer.outcome !== 'known') return translate(`console.platform.${answer.outcome}`)
  const { shortSerial, model } = answer.device
  return model
    ? translate('console.platform.known', { serial: shortSerial, model })
    : translate('console.platform.known_serial', { serial: shortSerial })
}

export function receiptView({ receipt }: CaseDoc, file: ShowFile): CaseView['receipt'] {
  if (!receipt) return null
  const { serials, seller, buyer, date } = receipt.reading
  return {
    file: file(receipt.fileHash, 'application/octet-stream', null),
    at: receipt.at,
    serials: serials.map(({ value }) => value),
    seller,
    buyer,
    date,
  }
}

/** A list and the platform often say the same of a model: once is enough for whoever reads. */
function distinct<T>(lines: readonly T[]): T[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()]
}

/** The match of the photo that was judged last, line by line. */
export function matchView(reset: CaseDoc, translate: Translate): CaseView['match'] {
  const result = reset.photos.findLast(({ result }) => result !== null)?.result
  if (!result) return { outcome: null, text: null, lines: [] }
  const lines = distinct(result.lines).map(
    ({ check, outcome, label, other }): MatchLine => ({
      what: check,
      whatText: translate(`console.match.${check}`),
      label: sideWords(check, label, translate),
      other: sideWords(check, other, translate),
      verdict: outcome,
      text: translate(`console.verdict.${outcome}`),
    }),
  )
  return { outcome: result.decision, text: sentence(`desk.why.${result.reason}`, translate), lines }
}
