import { grayOf, type Raster } from './raster.js'

/** Grids of the two hashes: the coarse one is looked up by, the fine one tells near pictures apart. */
const COARSE = { columns: 8, rows: 8 }
const FINE = { columns: 16, rows: 16 }

/**
 * What stays of a picture when it is sent on, shrunk or compressed anew: whether each spot is brighter than the one on
 * its right (dHash), 64 bits coarse and 256 bits fine, as 80 hexadecimal digits. Says nothing about what is on it.
 */
export function fingerprint(picture: Raster): string {
  const gray = grayOf(picture)
  const hash = ({ columns, rows }: typeof COARSE) =>
    gradient(shrink(gray, picture, columns + 1, rows), columns + 1)
  return hash(COARSE) + hash(FINE)
}

/** Share of bits in which the fine halves of two fingerprints differ: 0 the same picture, about 0.5 two others. */
export function fingerprintDistance(a: string, b: string): number {
  const [left, right] = [a.slice(16), b.slice(16)]
  if (left.length !== right.length || left.length === 0) return 1
  let different = 0
  for (let i = 0; i < left.length; i++) {
    let bits = Number.parseInt(left[i] ?? '0', 16) ^ Number.parseInt(right[i] ?? '0', 16)
    for (; bits > 0; bits &= bits - 1) different++
  }
  return different / (left.length * 4)
}

/** Mean brightness of each cell of a grid. */
function shrink(gray: Uint8Array, { width, height }: Raster, columns: number, rows: number): Float64Array {
  const cells = new Float64Array(columns * rows)
  const edges = (count: number, size: number) =>
    Array.from({ length: count + 1 }, (_, index) => Math.floor((index * size) / count))
  const xs = edges(columns, width)
  const ys = edges(rows, height)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]]
      const [top = 0, bottom = 0] = [ys[row], ys[row + 1]]
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += gray[y * width + x] ?? 0
      }
      cells[row * columns + column] = sum / Math.max(1, (right - left) * (bottom - top))
    }
  }
  return cells
}

function gradient(cells: Float64Array, columns: number): string {
  let bits = ''
  for (let i = 0; i < cells.length; i++) {
    if (i % columns === columns - 1) continue
    bits += (cells[i] ?? 0) > (cells[i + 1] ?? 0) ? '1' : '0'
  }
  return (bits.match(/.{4}/g) ?? []).map((nibble) => Number.parseInt(nibble, 2).toString(16)).join('')
}
