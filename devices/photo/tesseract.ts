import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { type Quad, type Raster, straighten } from './raster.js'

/** A worker learns from what it reads and grows; it is thrown away after this many lines. */
const LINES_A_WORKER = 300

let worker: Promise<Worker> | null = null
let read = 0

/** The second opinion on one line: upper-case text without spaces, and tesseract's confidence, 0 to 1. */
export async function secondOpinion(
  picture: Raster,
  quad: Quad,
): Promise<{ text: string; confidence: number }> {
  const padded = {
    ...quad,
    width: quad.width + quad.height * 0.6,
    height: quad.height * 1.25,
  }
  const line = straighten(picture, padded, 56)
  const png = await sharp(line.data, {
    raw: { width: line.width, height: line.height, channels: 3 },
  })
    .greyscale()
    .normalise()
    .extend({
      top: 8,
      bottom: 8,
      left: 8,
      right: 8,
      background: '#ffffff',
      extendWith: 'copy',
    })
    .png({ compressionLevel: 0 })
    .toBuffer()
  if (read++ > LINES_A_WORKER) await closeTesseract()
  worker ??= startWorker()
  const { data } = await (await worker).recognize(png)
  return {
    text: data.text.toUpperCase().replace(/\s+/g, ''),
    confidence: data.confidence / 100,
  }
}

/** Ends the worker; the next line starts a new one. */
export async function closeTesseract(): Promise<void> {
  const running = worker
  worker = null
  read = 0
  await (await running)?.terminate()
}

async function startWorker(): Promise<Worker> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  const started = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
  })
  await started.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    // A cut-out line carries no resolution; without one the engine warns on stderr each time.
    user_defined_dpi: '300',
    tessedit_char_whitelist: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/:.-()° ',
  })
  return started
}
