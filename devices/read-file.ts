import { fileTypeFromBuffer } from 'file-type'
import type { Evidence, Expectation, FileProblem, IncomingFile } from './facts.js'
import { decodeImage, type ImageType } from './photo/decode-image.js'
import { readLabel } from './photo/read-label.js'
import { MAX_FILE_BYTES } from './rules.js'
import { readSadpFile } from './sadp/read-sadp.js'

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

/** Reads one file in this process. Heavy and made for a process that can be killed: see read-evidence. */
export async function readFileHere(file: IncomingFile, _expectation: Expectation): Promise<Evidence> {
  if (file.bytes.length === 0) return unusable('empty')
  if (file.bytes.length > MAX_FILE_BYTES) return unusable('too_large')
  const type = (await fileTypeFromBuffer(file.bytes))?.ext ?? null
  const image = type === null ? undefined : IMAGES[type]
  if (image) return readPicture(file.bytes, image)
  if (type !== null && !TABLES.has(type)) return unusable('unsupported')
  if (/<svg[\s>]/i.test(Buffer.from(file.bytes.subarray(0, 4096)).toString('latin1')))
    return unusable('unsupported')
  return readSadpFile(file.bytes, file.name)
}

async function readPicture(bytes: Uint8Array, type: ImageType): Promise<Evidence> {
  const decoded = await decodeImage(bytes, type)
  if ('problem' in decoded) return unusable(decoded.problem)
  const { label } = await readLabel(decoded.picture)
  if (label.reason === 'share_qr') return unusable('share_qr')
  if (label.resetToken !== null && label.serial === null) {
    return { kind: 'opaque', token: label.resetToken, via: 'reset_qr' }
  }
  return { kind: 'label', label }
}

function unusable(problem: FileProblem): Evidence {
  return { kind: 'unusable', problem }
}
