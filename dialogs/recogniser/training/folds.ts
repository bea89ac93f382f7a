import { vectorOf } from '../features.js'
import { INTENTS, type Intent } from '../intents.js'
import { probabilities } from '../model.js'
import { createCorrector } from '../text/spelling.js'
import { tokensOf } from '../text/tokens.js'
import { makeCorpus } from './corpus.js'
import { readSeeds } from './read-seeds.js'
import { quantise, trainWeights } from './train.js'
import { ownStems, vocabulary } from './vocabulary.js'

/**
 * How well seeds are understood by a model that never saw them: every FOLDS-th pattern is left out, in turn.
 * `npx tsx dialogs/recogniser/training/folds.ts [how many folds to run]` prints accuracy per threshold and confusions.
 */
const FOLDS = 8
const SHARE = 0.4
const seeds = readSeeds()
const wanted = Number(process.argv[2] ?? FOLDS)
const results: { text: string; intent: Intent; got: Intent; chance: number }[] = []
const note = (text: string) => process.stdout.write(`${text}\n`)

for (let fold = 0; fold < wanted; fold += 1) {
  const kept = seeds.patterns.filter((_, at) => at % FOLDS !== fold)
  const left = seeds.patterns.filter((_, at) => at % FOLDS === fold)
  const correct = createCorrector(vocabulary({ ...seeds, patterns: kept }))
  const ours = new Set(ownStems({ ...seeds, patterns: kept }))
  const vector = (text: string) => vectorOf(tokensOf(text, correct), ours)
  const samples = makeCorpus({ ...seeds, patterns: kept }, SHARE).map(({ text, intent }) => ({
    vector: vector(text),
    intent,
  }))
  const model = quantise(trainWeights(samples), {
    words: [],
    stems: [],
    corpus: '',
    sharpness: 1,
    threshold: 0,
  })
  // The first sentence of each pattern left out is as it was written, the second as it might be typed.
  const seen = new Set<string>()
  for (const { text, intent } of makeCorpus({ ...seeds, patterns: left }, 0)) {
    if (seen.has(text)) continue
    seen.add(text)
    const chances = probabilities(model, vector(text))
    const chance = Math.max(...chances)
    results.push({ text, intent, got: INTENTS[chances.indexOf(chance)] ?? 'not_understood', chance })
  }
  note(`fold ${fold + 1}: ${results.length} sentences so far`)
}

const outside = results.filter(({ intent }) => intent === 'not_understood')
for (const threshold of [0, 0.3, 0.4, 0.5, 0.6, 0.7]) {
  const answer = ({ got, chance }: (typeof results)[number]): Intent =>
    chance < threshold ? 'not_understood' : got
  const right = results.filter((result) => answer(result) === result.intent).length / results.length
  const taken = outside.filter((result) => answer(result) !== 'not_understood').length / outside.length
  note(`threshold ${threshold}: accuracy ${right.toFixed(4)}, outside taken in ${taken.toFixed(4)}`)
}
for (let from = 0.2; from < 1; from += 0.1) {
  const band = results.filter(({ chance }) => chance >= from && chance < from + 0.1)
  const right = band.filter(({ intent, got }) => intent === got).length
  note(
    `said ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}: ${band.length} lines, ${(right / (band.length || 1)).toFixed(3)} right`,
  )
}
const confusions = new Map<string, string[]>()
for (const { text, intent, got } of results) {
  if (intent === got) continue
  const key = `${intent} → ${got}`
  confusions.set(key, [...(confusions.get(key) ?? []), text])
}
for (const [key, texts] of [...confusions].sort((a, b) => b[1].length - a[1].length).slice(0, 60)) {
  note(`${texts.length} × ${key}: ${texts.slice(0, 6).join(' | ')}`)
}
