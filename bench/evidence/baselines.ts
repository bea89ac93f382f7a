import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { createWorker, OEM, type Worker } from 'tesseract.js'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** What the shelf offers, for comparison: the same question put to tesseract.js alone and to codes alone. */
export interface Baselines {
  tesseract(jpeg: Buffer): Promise<string | null>
  codes(jpeg: Buffer): Promise<string | null>
  close(): Promise<void>
}

const SHORT = /(?<![A-Z0-9])(?:\d{9}|[A-Z]\d{8}|[A-Z]{2}\d{7})(?![A-Z0-9])/
const NAMED = /(?:S\/?N|SERIAL\s*N[O0O]?\.?|SERIE)\s*[:.]?\s*([A-Z0-9]{9})(?![A-Z0-9])/

export async function createBaselines(): Promise<Baselines> {
  const require = createRequire(import.meta.url)
  const wasm = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({
    overrides: {
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
    },
  })
  const langPath = join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int')
  const worker: Worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath,
    cacheMethod: 'none',
    gzip: true,
  })
  return {
    async tesseract(jpeg) {
      const { data } = await worker.recognize(await sharp(jpeg).greyscale().png().toBuffer())
      const text = data.text.toUpperCase()
      return NAMED.exec(text)?.[1] ?? SHORT.exec(text)?.[0] ?? null
    },
    async codes(jpeg) {
      const found = await readBarcodes(jpeg, { tryHarder: true })
      return (
        found.map((code) => SHORT.exec(code.text.toUpperCase())?.[0]).find((value) => value !== undefined) ??
        null
      )
    },
    close: async () => void (await worker.terminate()),
  }
}
