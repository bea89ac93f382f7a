/** Power of every wave in a square of `side` × `side` values, a power of two. The values are overwritten. */
export function powerSpectrum(square: Float64Array, side: number): Float64Array {
  const imaginary = new Float64Array(side * side)
  const turns = turnsOf(side)
  for (let y = 0; y < side; y++) transform(square, imaginary, { from: y * side, step: 1, side }, turns)
  for (let x = 0; x < side; x++) transform(square, imaginary, { from: x, step: side, side }, turns)
  return square.map((value, i) => value * value + (imaginary[i] ?? 0) ** 2)
}

interface Turns {
  cos: Float64Array
  sin: Float64Array
}

function turnsOf(side: number): Turns {
  const angle = (k: number) => (-2 * Math.PI * k) / side
  return {
    cos: Float64Array.from({ length: side / 2 }, (_, k) => Math.cos(angle(k))),
    sin: Float64Array.from({ length: side / 2 }, (_, k) => Math.sin(angle(k))),
  }
}

/** Fast Fourier transform (radix 2), in place, of `side` values that stand `step` apart. */
function transform(
  real: Float64Array,
  imaginary: Float64Array,
  { from, step, side }: { from: number; step: number; side: number },
  { cos, sin }: Turns,
): void {
  for (let i = 1, j = 0; i < side; i++) {
    let bit = side >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      swap(real, from + i * step, from + j * step)
      swap(imaginary, from + i * step, from + j * step)
    }
  }
  for (let length = 2; length <= side; length <<= 1) {
    const half = length / 2
    for (let start = 0; start < side; start += length) {
      for (let k = 0; k < half; k++) {
        const turn = (k * side) / length
        const a = from + (start + k) * step
        const b = a + half * step
        const re = (real[b] ?? 0) * (cos[turn] ?? 0) - (imaginary[b] ?? 0) * (sin[turn] ?? 0)
        const im = (real[b] ?? 0) * (sin[turn] ?? 0) + (imaginary[b] ?? 0) * (cos[turn] ?? 0)
        real[b] = (real[a] ?? 0) - re
        imaginary[b] = (imaginary[a] ?? 0) - im
        real[a] = (real[a] ?? 0) + re
        imaginary[a] = (imaginary[a] ?? 0) + im
      }
    }
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a] ?? 0
  values[a] = values[b] ?? 0
  values[b] = kept
}
