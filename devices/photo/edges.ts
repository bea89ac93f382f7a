/** Edges are measured on a picture half as large, and on one eight times smaller. */
const FINE = 2
const COARSE = 8
/** Share of the slopes that are flatter than the one that stands for the strongest edges, of which there are fewer close up. */
const FINE_SHARE = 0.995
const COARSE_SHARE = 0.98
/** A shaken picture has sharp edges along its shake and none across: slopes are asked for in this many directions. */
const DIRECTIONS = 8
/** Less than this from afar, tones a step, is no edge at all. */
const LEAST_COARSE = 10

export interface Edges {
  /** Steepness of the strongest edges close up, tones a step. */
  fine: number
  /** … and of the same edges from afar. */
  coarse: number
  /**
   * How steep edges stay close up, in the direction where they lose most: about 1 in a sharp picture, 0.5 and less in
   * one that is blurred or was shaken. Null when nothing has edges.
   */
  kept: number | null
  /** The same in the direction where they keep most. */
  keptBest: number | null
}

export function edgesOf(gray: Uint8Array, width: number, height: number): Edges {
  const fine = slopesOf(shrink(gray, width, height, FINE), FINE_SHARE)
  const coarse = slopesOf(shrink(gray, width, height, COARSE), COARSE_SHARE)
  const ratios = coarse.flatMap((steep, i) => (steep >= LEAST_COARSE ? [(fine[i] ?? 0) / steep] : []))
  return {
    fine: Math.max(...fine),
    coarse: Math.max(...coarse),
    kept: ratios.length > 0 ? Math.min(...ratios) : null,
    keptBest: ratios.length > 0 ? Math.max(...ratios) : null,
  }
}

/** Below this a picture is blurred whatever it shows. */
const SOFT = 0.6
/** Edges that lose this much, and much more in one direction than in the other, were shaken. */
const SHAKEN = 0.75

/** Whether a picture is out of focus or was shaken. Chosen on the tuning set of bench/evidence. */
export function isSoft({ kept, keptBest }: Edges): boolean {
  if (kept === null || keptBest === null) return false
  return kept < SOFT || (kept < SHAKEN && kept < SHAKEN * keptBest)
}

/** So soft that looking closer cannot help. */
export function isHopeless({ fine, coarse }: Edges): boolean {
  return coarse >= LEAST_COARSE && fine < 0.3 * coarse
}

interface Gray {
  data: Uint8Array
  width: number
  height: number
}

/** As many slopes as are looked at, about: more say nothing more. */
const SAMPLES = 250_000
const TONES = 512

const TURNS = Array.from({ length: DIRECTIONS }, (_, i) => (i * Math.PI) / DIRECTIONS)
const COS = Int32Array.from(TURNS, (turn) => Math.round(Math.cos(turn) * 256))
const SIN = Int32Array.from(TURNS, (turn) => Math.round(Math.sin(turn) * 256))

/** For each direction of half a turn, the slope that `share` of all slopes stay below. */
function slopesOf({ data, width, height }: Gray, share: number): number[] {
  const histograms = new Uint32Array(DIRECTIONS * TONES)
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / SAMPLES)))
  let total = 0
  for (let y = 0; y < height - 1; y += step) {
    for (let x = 0; x < width - 1; x += step) {
      const i = y * width + x
      const here = data[i] ?? 0
      const dx = (data[i + 1] ?? 0) - here
      const dy = (data[i + width] ?? 0) - here
      for (let d = 0; d < DIRECTIONS; d++) {
        const at = d * TONES + (Math.abs(dx * (COS[d] ?? 0) + dy * (SIN[d] ?? 0)) >> 8)
        histograms[at] = (histograms[at] ?? 0) + 1
      }
      total++
    }
  }
  return TURNS.map((_, d) => {
    let left = total * share
    for (let slope = 0; slope < TONES; slope++) {
      left -= histograms[d * TONES + slope] ?? 0
      if (left <= 0) return slope
    }
    return 0
  })
}

function shrink(gray: Uint8Array, width: number, height: number, by: number): Gray {
  const w = Math.floor(width / by)
  const h = Math.floor(height / by)
  const data = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0
      for (let j = 0; j < by; j++)
        for (let i = 0; i < by; i++) sum += gray[(y * by + j) * width + x * by + i] ?? 0
      data[y * w + x] = sum / (by * by)
    }
  }
  return { data, width: w, height: h }
}
