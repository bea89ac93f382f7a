import { fileTypeFromBuffer } from 'file-type'
import { decodeCodes } from './codes/read-codes.js'
import type { Evidence, Expectation, FileProblem, IncomingFile, LabelReading, QualityFlag } from './facts.js'
import { decodeImage, fitPicture, type ImageType } from './photo/decode-image.js'
import { detectText, wholeOf } from './photo/detect-text.js'
import { editedWith } from './photo/edited-with.js'
import { showsDevicePage } from './photo/page-words.js'
import type { Raster } from './photo/raster.js'
import { readLabel } from './photo/read-label.js'
import { recognise } from './photo/recognise.js'
import { secondOpinion } from './photo/tesseract.js'
import { evidenceOfText, readPdf } from './receipt/read-pdf.js'
import { receiptOfPhoto } from './receipt/read-receipt.js'
import { looksLikeReceipt } from './receipt/receipt-text.js'
import { MAX_FILE_BYTES, READ_TIMEOUT_MS } from './rules.js'
import { readSadpFile } from './sadp/read-sadp.js'
import { devicesOfScreenshot, looksLikeSadp } from './sadp/screenshot.js'
import { affordsAnotherLook } from './time-box.js'

/** What the magic bytes say, as the decoders are called. Anything else is text, a table, or refused. */
const IMAGES: Readonly<Record<string, ImageType>> = {
  jpg: 'jpg',
  png: 'png',
  apng: 'png',
  webp: 'webp',
  gif: 'gif',
  tif: 'tif',
  avif: 'avif',
  bmp: 'bmp',
  heic: 'heic',
  heif: 'heic',
}

/** Office and compressed-XML types that a table may come in; the bytes decide again in the reader. */
const TABLES = new Set(['xlsx', 'zip', 'cfb', 'xls', 'xml'])

/**
 * Reads one file in this process. Heavy and made for a process that can be killed: see read-evidence. `budgetMs` is the
 * processor time after which it will be.
 */
export async function readFileHere(
  file: IncomingFile,
  expectation: Expectation,
  budgetMs = READ_TIMEOUT_MS,
): Promise<Evidence> {
  const before = ownProcessorTime()
  const affordsMore = () => affordsAnotherLook(ownProcessorTime() - before, budgetMs)
  if (file.bytes.length === 0) return unusable('empty')
  if (file.bytes.length > MAX_FILE_BYTES) return unusable('too_large')
  const type = startsAsUtf16(file.bytes) ? null : ((await fileTypeFromBuffer(file.bytes))?.ext ?? null)
  const image = type === null ? undefined : IMAGES[type]
  if (image) return readImage(file.bytes, image, expectation, affordsMore)
  if (type === 'pdf') return readDocument(file.bytes, expectation, affordsMore)
  if (type !== null && !TABLES.has(type)) return unusable('unsupported')
  if (/<svg[\s>]/i.test(Buffer.from(file.bytes.subarray(0, 4096)).toString('latin1')))
    return unusable('unsupported')
  return readSadpFile(file.bytes, file.name)
}

/** Loads every engine and lets it run once, so that the first person's photo does not pay for it. */
export async function warmUp(): Promise<void> {
  const picture: Raster = { data: new Uint8Array(64 * 64 * 3).fill(255), width: 64, height: 64 }
  const quad = wholeOf(picture)
  await Promise.all([
    decodeCodes(picture),
    detectText(picture, quad, 64),
    recognise(picture, quad),
    secondOpinion(picture, quad),
  ])
}

/** A byte-order mark looks like the head of an MP3. */
function startsAsUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

async function readImage(
  bytes: Uint8Array,
  type: ImageType,
  expectation: Expectation,
  affordsMore: () => boolean,
): Promise<Evidence> {
  const decoded = await decodeImage(bytes, type)
  if ('problem' in decoded) return unusable(decoded.problem)
  const evidence = await readPicture(decoded.picture, expectation, affordsMore)
  const editor = evidence.kind === 'label' ? editedWith(bytes) : null
  return evidence.kind === 'label' && editor
    ? { kind: 'label', label: { ...evidence.label, editedWith: editor } }
    : evidence
}

/** A PDF: its text, or the pictures of a scan. */
async function readDocument(
  bytes: Uint8Array,
  expectation: Expectation,
  affordsMore: () => boolean,
): Promise<Evidence> {
  const start = performance.now()
  const content = await readPdf(bytes)
  if ('problem' in content) return unusable(content.problem)
  if ('lines' in content) return evidenceOfText(content.lines, Math.round(performance.now() - start))
  let best: Evidence = unusable('not_recognised')
  for (const picture of content.images) {
    const evidence = await readPicture(await fitPicture(picture), expectation, affordsMore)
    if (evidence.kind !== 'label' || evidence.label.serial) return evidence
    best = evidence
  }
  return best
}

async function readPicture(
  picture: Raster,
  expectation: Expectation,
  affordsMore: () => boolean,
): Promise<Evidence> {
  const { label, page } = await readLabel(picture, affordsMore)
  if (label.reason === 'share_qr') return unusable('share_qr')
  if (label.resetToken !== null && (label.serial === null || expectation === 'sadp')) {
    return { kind: 'opaque', token: label.resetToken, via: 'reset_qr' }
  }
  const lines = page.rows.map((row) => row.map((line) => line.text.text).join(' '))
  if (looksLikeSadp(page, expectation)) {
    const devices = devicesOfScreenshot(page)
    if (devices.length > 0) return { kind: 'device_list', devices, via: 'screenshot' }
    // Asked for SADP they sent SADP, but the column of serials is outside the picture or cannot be read.
    if (expectation === 'sadp' && looksLikeSadp(page, 'label')) return unusable('no_device')
  }
  if (looksLikeReceipt(lines)) {
    const receipt = receiptOfPhoto(label, lines)
    if (receipt.serials.length > 0) return { kind: 'receipt', receipt }
  }
  return { kind: 'label', label: asLabel(label, lines) }
}

/**
 * The print of a device's own page tells its serial as SADP does, and a list of devices tells several: never the label's
 * side of a match. A code on such a page (recorders show one, to be added to an app) cannot be told from a label's: the
 * picture is marked as one of a screen, which people look at. What was read is kept for them.
 */
export function asLabel(label: LabelReading, lines: readonly string[]): LabelReading {
  if (!showsDevicePage(lines)) return label
  const quality: QualityFlag[] = [...new Set<QualityFlag>([...label.quality, 'screen'])]
  const printed = label.serial?.source === 'ocr' || label.reason === 'several_labels'
  return printed ? { ...label, quality, serial: null, reason: 'photo_of_screen' } : { ...label, quality }
}

/** Processor time that this process has used, all threads, milliseconds. */
function ownProcessorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function unusable(problem: FileProblem): Evidence {
  return { kind: 'unusable', problem }
}
