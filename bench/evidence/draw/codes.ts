import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import type { Random } from '../random.js'
import type { Canvas } from './canvas.js'

let ready: Promise<unknown> | null = null

function prepare(): Promise<unknown> {
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).then(
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

export type CodeFormat = 'QRCode' | 'DataMatrix' | 'Code128' | 'EAN13'

export interface CodePlace {
  x: number
  y: number
  width: number
  /** Linear codes only; square ones are as high as wide. */
  height?: number
  dark?: string
  light?: string
}

/** Draws a code with its quiet zone into the canvas. */
export async function drawCode(
  canvas: Canvas,
  format: CodeFormat,
  text: string,
  place: CodePlace,
): Promise<void> {
  await prepare()
  const { symbol, error } = await writeBarcode(text, {
    format,
    ecLevel: format === 'QRCode' ? 'M' : undefined,
    withQuietZones: false,
  })
  if (error) throw new Error(`${format}: ${error}`)
  const dark = place.dark ?? '#111'
  const columns = symbol.width
  const linear = format === 'Code128' || format === 'EAN13'
  const rows = linear ? 1 : symbol.height
  const cell = place.width / columns
  const cellHeight = linear ? (place.height ?? 60) : cell
  if (place.light) {
    const quiet = linear ? 10 * cell : 2 * cell
    canvas.rect({
      x: place.x - quiet,
      y: place.y - (linear ? 4 : quiet),
      width: place.width + 2 * quiet,
      height: rows * cellHeight + (linear ? 8 : 2 * quiet),
      fill: place.light,
    })
  }
  let path = ''
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; ) {
      let run = 0
      while (column + run < columns && (symbol.data[row * symbol.width + column + run] ?? 255) < 128) run++
      if (run > 0) {
        const x = (place.x + column * cell).toFixed(2)
        path += `M${x} ${(place.y + row * cellHeight).toFixed(2)}h${(run * cell).toFixed(2)}v${cellHeight.toFixed(2)}h${(-run * cell).toFixed(2)}z`
      }
      column += Math.max(1, run)
    }
  }
  canvas.raw(`<path fill="${dark}" d="${path}"/>`)
}

/** Scratches and torn-off corners that no error correction survives. */
export function damage(
  canvas: Canvas,
  random: Random,
  place: { x: number; y: number; width: number; height: number },
  fill: string,
): void {
  for (let i = 0; i < 7; i++) {
    canvas.line({
      x1: place.x + random.between(-0.1, 1.1) * place.width,
      y1: place.y + random.between(-0.1, 1.1) * place.height,
      x2: place.x + random.between(-0.1, 1.1) * place.width,
      y2: place.y + random.between(-0.1, 1.1) * place.height,
      stroke: fill,
      width: place.width * random.between(0.03, 0.09),
    })
  }
}

/** The last digit of an EAN-13, from the twelve before it. */
export function eanCheck(digits: string): number {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10
}
