import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { Quad, Raster } from '../photo/raster.js'

/** A code that was decoded, with its place in the picture. */
export interface Code {
  kind: 'qr' | 'datamatrix' | 'barcode' | 'ean'
  text: string
  quad: Quad
  /** 1-D codes: how many scan lines agreed; 0 for the others. */
  lines: number
}

const FORMATS = ['QRCode', 'MicroQRCode', 'DataMatrix', 'Code128', 'Code39', 'EAN13', 'EAN8', 'UPCA'] as const

const OPTIONS: ReaderOptions = {
  formats: [...FORMATS],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 24,
  textMode: 'Plain',
}

let ready: Promise<unknown> | null = null

/** The WASM file comes from the package on disk: the library's own default would fetch it. */
function prepare(): Promise<unknown> {
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then(
    (wasm) =>
      prepareZXingModule({
        overrides: {
          wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
        },
        fireImmediately: true,
      }),
  )
  return ready
}

/** Codes in one raster, as it is. */
export async function decodeCodes(picture: Raster, options: ReaderOptions = {}): Promise<Code[]> {
  await prepare()
  const rgba = new Uint8ClampedArray(picture.width * picture.height * 4)
  for (let i = 0, j = 0; j < rgba.length; i += 3, j += 4) {
    rgba[j] = picture.data[i] ?? 0
    rgba[j + 1] = picture.data[i + 1] ?? 0
    rgba[j + 2] = picture.data[i + 2] ?? 0
    rgba[j + 3] = 255
  }
  const image = {
    data: rgba,
    width: picture.width,
    height: picture.height,
    colorSpace: 'srgb',
  } as Parameters<typeof readBarcodes>[0]
  const results = await readBarcodes(image, { ...OPTIONS, ...options })
  return results.filter((result) => result.isValid && result.text !== '').map(codeOf)
}

function codeOf(result: ReadResult): Code {
  const { topLeft, topRight, bottomLeft, bottomRight } = result.position
  const width = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y)
  const height = Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y)
  return {
    kind: kindOf(result.format),
    text: result.text,
    lines: result.lineCount,
    quad: {
      cx: (topLeft.x + topRight.x + bottomLeft.x + bottomRight.x) / 4,
      cy: (topLeft.y + topRight.y + bottomLeft.y + bottomRight.y) / 4,
      width: Math.max(1, width),
      height: Math.max(1, height),
      angle: Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x),
    },
  }
}

function kindOf(format: string): Code['kind'] {
  if (format === 'DataMatrix') return 'datamatrix'
  if (format.includes('QRCode')) return 'qr'
  return /^(EAN|UPC)/.test(format) ? 'ean' : 'barcode'
}
