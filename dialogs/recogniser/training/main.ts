import { writeFileSync } from 'node:fs'
import { vectorOf } from '../features.js'
import { packModel } from '../model.js'
import { createCorrector } from '../text/spelling.js'
import { tokensOf } from '../text/tokens.js'
import { corpusHash, makeCorpus } from './corpus.js'
import { readSeeds } from './read-seeds.js'
import { quantise, trainWeights } from './train.js'
import { ownStems, vocabulary } from './vocabulary.js'

/** Below this the answer is "not understood"; and how sharp the softmax is. Chosen on folds of the seeds (folds.ts). */
const THRESHOLD = 0.4
const SHARPNESS = 1

const seeds = readSeeds()
const examples = makeCorpus(seeds)
const words = vocabulary(seeds)
const stems = ownStems(seeds)
const ours = new Set(stems)
const correct = createCorrector(words)
const samples = examples.map(({ text, intent }) => ({
  vector: vectorOf(tokensOf(text, correct), ours),
  intent,
}))
const model = quantise(trainWeights(samples), {
  words,
  stems,
  corpus: corpusHash(examples),
  sharpness: SHARPNESS,
  threshold: THRESHOLD,
})
const packed = packModel(model)
writeFileSync(new URL('../weights.bin', import.meta.url), packed)
process.stdout.write(
  `${examples.length} sentences, ${words.length} words, ${(packed.length / 1024).toFixed(0)} kB packed\n`,
)
