/**
 * What the recogniser thinks at each step along a line, cut down to what serials are written with. Scores are
 * logarithms of probability relative to the likeliest class of the step: 0 is the engine's first choice.
 */
export interface Lattice {
  steps: number
  /** `steps` rows of CLASSES scores, each between FLOOR and 0. */
  scores: Float32Array
}

/** Characters of serials; the blank of CTC follows them as the last class. */
export const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const BLANK = CHARACTERS.length
export const CLASSES = BLANK + 1
/** Nothing is less likely than this: one crop's blindness must not outvote all others. */
export const FLOOR = -9

const INDEX = new Map([...CHARACTERS].map((character, index) => [character, index]))
/** Lower-case letters that print like a digit count for both. */
const ALSO: Readonly<Record<string, string>> = {
  l: '1',
  o: '0',
  s: '5',
  z: '2',
  '|': '1',
}

/** For each class of the recogniser's alphabet: the classes here that it counts for. */
export function classesOf(alphabet: readonly string[]): readonly (readonly number[])[] {
  return alphabet.map((character, index) => {
    if (index === 0) return [BLANK]
    const plain = character.normalize('NFKC')
    const own = INDEX.get(plain.toUpperCase())
    const also = ALSO[plain]
    return [own, also === undefined ? undefined : INDEX.get(also)].filter((at) => at !== undefined)
  })
}

/** Probabilities of a step gathered by `classesOf` become one row of scores. `top` is the likeliest of all classes. */
export function scoreRow(probabilities: Float32Array, top: number, into: Float32Array, row: number): void {
  for (let c = 0; c < CLASSES; c++) {
    const ratio = (probabilities[c] ?? 0) / Math.max(top, 1e-6)
    into[row * CLASSES + c] = Math.min(0, Math.max(FLOOR, Math.log(Math.max(ratio, 1e-9))))
  }
}

/**
 * How well a text stands somewhere in the line: the best path that spells it, measured against the engine's own best
 * path. 0 when the engine itself read it; the logarithm of how much less likely it is otherwise.
 */
export function spot({ steps, scores }: Lattice, text: string): number {
  const symbols = [...text].map((character) => INDEX.get(character) ?? BLANK)
  const states = symbols.length * 2 - 1
  if (steps < symbols.length) return FLOOR * symbols.length
  let before = new Float64Array(states).fill(Number.NEGATIVE_INFINITY)
  let best = Number.NEGATIVE_INFINITY
  for (let t = 0; t < steps; t++) {
    const now = new Float64Array(states).fill(Number.NEGATIVE_INFINITY)
    for (let s = 0; s < states; s++) {
      // Even states are characters, odd ones the blanks between them.
      const symbol = s % 2 === 0 ? (symbols[s / 2] ?? BLANK) : BLANK
      let from = before[s] ?? Number.NEGATIVE_INFINITY
      if (s === 0) from = Math.max(from, 0)
      if (s > 0) from = Math.max(from, before[s - 1] ?? Number.NEGATIVE_INFINITY)
      if (s > 1 && s % 2 === 0 && symbols[s / 2] !== symbols[s / 2 - 1])
        from = Math.max(from, before[s - 2] ?? Number.NEGATIVE_INFINITY)
      now[s] = from + (scores[t * CLASSES + symbol] ?? FLOOR)
    }
    best = Math.max(best, now[states - 1] ?? Number.NEGATIVE_INFINITY)
    before = now
  }
  return best
}

interface Path {
  score: number
  text: string
}

const NONE: Path = { score: Number.NEGATIVE_INFINITY, text: '' }

/**
 * The likeliest text of a given shape: `shape` says for each place which characters may stand there. It begins at a
 * step between `from` and `until` and its last character is first seen at `end`; what stands before and after it is
 * not looked at.
 */
export function decode(
  { steps, scores }: Lattice,
  shape: readonly string[],
  { from, until }: { from: number; until: number },
): Path & { end: number } {
  const places = shape.map((allowed) => [...allowed].map((character) => INDEX.get(character) ?? BLANK))
  let letters: Path[][] = places.map((place) => place.map(() => NONE))
  let blanks: Path[] = places.map(() => NONE)
  let best = { ...NONE, end: -1 }
  for (let t = from; t < steps; t++) {
    const at = t * CLASSES
    const nextLetters = places.map((place, p) =>
      place.map((symbol, i) => {
        let source = letters[p]?.[i] ?? NONE
        if (p === 0) {
          if (t <= until && source.score < 0) source = { score: 0, text: CHARACTERS[symbol] ?? '' }
        } else {
          const earlier = bestOf(letters[p - 1] ?? [], blanks[p - 1] ?? NONE, places[p - 1] ?? [], symbol)
          if (earlier.score > source.score)
            source = {
              score: earlier.score,
              text: earlier.text + (CHARACTERS[symbol] ?? ''),
            }
        }
        return source === NONE
          ? NONE
          : {
              score: source.score + (scores[at + symbol] ?? FLOOR),
              text: source.text,
            }
      }),
    )
    blanks = places.map((_, p) => {
      const source = bestOf(letters[p] ?? [], blanks[p] ?? NONE, [], -1)
      return source === NONE
        ? NONE
        : {
            score: source.score + (scores[at + BLANK] ?? FLOOR),
            text: source.text,
          }
    })
    letters = nextLetters
    for (const path of letters.at(-1) ?? []) if (path.score > best.score) best = { ...path, end: t }
  }
  return best
}

/** The best way out of a place; a letter cannot be followed by itself without a blank between. */
function bestOf(letters: readonly Path[], blank: Path, symbols: readonly number[], next: number): Path {
  let best = blank
  for (const [i, path] of letters.entries()) if (symbols[i] !== next && path.score > best.score) best = path
  return best
}
