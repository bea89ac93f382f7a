import { Tensor } from 'onnxruntime-node'
import { CLASSES, type Lattice, scoreRow } from './lattice.js'
import { ocrModels } from './ocr-models.js'
import { type Quad, type Raster, straighten } from './raster.js'

/** One line as it was recognised. */
export interface LineText {
  text: string
  /** For each character of `text`: how sure the network is, 0 to 1. */
  confidences: number[]
  /** For each character of `text`: the step of the lattice it was read at. */
  steps: number[]
  lattice: Lattice
  /** Mean of the confidences; 0 for an empty line. */
  mean: number
}

const NOTHING: LineText = {
  text: '',
  confidences: [],
  steps: [],
  lattice: { steps: 0, scores: new Float32Array() },
  mean: 0,
}

const HEIGHT = 48
const MAX_WIDTH = 1600

/** Reads one line. The quad's angle says which way is up; a line upside-down gives nonsense of low confidence. */
export async function recognise(picture: Raster, quad: Quad): Promise<LineText> {
  return recogniseLine(straighten(picture, quad, HEIGHT))
}

/** Reads a line that lies straight already, of any height. */
export async function recogniseLine(line: Raster): Promise<LineText> {
  const { recogniser, alphabet, classes } = await ocrModels()
  const view = line.height === HEIGHT ? line : straighten(line, wholeLine(line), HEIGHT)
  const used = Math.min(view.width, MAX_WIDTH)
  const width = Math.max(96, Math.ceil(used / 8) * 8)
  const input = new Float32Array(3 * HEIGHT * width)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < used; x++) {
      const i = (y * view.width + x) * 3
      for (let c = 0; c < 3; c++) {
        input[(c * HEIGHT + y) * width + x] = (view.data[i + 2 - c] ?? 0) / 127.5 - 1
      }
    }
  }
  const [name] = recogniser.inputNames
  const [outputName] = recogniser.outputNames
  if (!name || !outputName) return NOTHING
  const output = await recogniser.run({
    [name]: new Tensor('float32', input, [1, 3, HEIGHT, width]),
  })
  const tensor = output[outputName]
  const steps = tensor?.dims[1] ?? 0
  return greedy(tensor?.data as Float32Array, steps, alphabet, classes)
}

function wholeLine(line: Raster): Quad {
  return {
    cx: line.width / 2,
    cy: line.height / 2,
    width: line.width,
    height: line.height,
    angle: 0,
  }
}

function greedy(
  scores: Float32Array,
  steps: number,
  alphabet: readonly string[],
  classes: readonly (readonly number[])[],
): LineText {
  let text = ''
  const confidences: number[] = []
  const places: number[] = []
  const lattice = new Float32Array(steps * CLASSES)
  const gathered = new Float32Array(CLASSES)
  let before = 0
  for (let step = 0; step < steps; step++) {
    const row = step * alphabet.length
    let best = 0
    let top = 0
    gathered.fill(0)
    for (let c = 0; c < alphabet.length; c++) {
      const score = scores[row + c] ?? 0
      if (score > top) {
        top = score
        best = c
      }
      // Most classes are Chinese characters at nearly nothing: looked at only when they say something.
      if (score > 1e-5) for (const to of classes[c] ?? []) gathered[to] = (gathered[to] ?? 0) + score
    }
    scoreRow(gathered, top, lattice, step)
    if (best !== 0 && best !== before) {
      const character = halfWidth(alphabet[best] ?? '')
      text += character
      for (let i = 0; i < character.length; i++) {
        confidences.push(top)
        places.push(step)
      }
    } else if (best !== 0 && best === before) {
      const last = confidences.length - 1
      confidences[last] = Math.max(confidences[last] ?? 0, top)
    }
    before = best
  }
  const mean =
    confidences.length === 0 ? 0 : confidences.reduce((sum, value) => sum + value, 0) / confidences.length
  return {
    text,
    confidences,
    steps: places,
    lattice: { steps, scores: lattice },
    mean,
  }
}

/** The network knows Chinese forms of punctuation and digits; labels do not. One character stays one character. */
function halfWidth(character: string): string {
  const plain = character.normalize('NFKC')
  return plain.length === 1 ? plain : character
}
