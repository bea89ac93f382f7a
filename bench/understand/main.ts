import { createRecogniser } from '../../dialogs/recogniser/index.js'
import { readCorpus } from './corpus.js'
import { answersOf, figuresOf } from './figures.js'

/**
 * `npm run bench:understand` prints the figures of the reported half; `-- tuning` those of the other, with each error.
 * Latency is per line, measured after one pass over the corpus.
 */
const name = process.argv[2] === 'tuning' ? 'tuning' : 'reported'
const percent = (value: number) => `${(value * 100).toFixed(1)} %`

const started = performance.now()
const recogniser = createRecogniser()
recogniser.understand('bonjour')
const warmUp = performance.now() - started

const corpus = readCorpus(name)
const answers = answersOf(corpus, recogniser.understand)
const figures = figuresOf(answers)

const times: number[] = []
for (let pass = 0; pass < 3; pass += 1) {
  for (const { text } of corpus) {
    const before = performance.now()
    recogniser.understand(text)
    times.push(performance.now() - before)
  }
}
times.sort((a, b) => a - b)
const quantile = (part: number) => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(2)

console.log(`${name}: ${figures.lines} lines`)
console.log(`accuracy ${percent(figures.accuracy)}`)
console.log(`out of scope answered as in scope ${percent(figures.outsideTakenIn)}`)
console.log(`in scope answered not_understood ${percent(figures.insideLeftOut)}`)
console.log(
  `warm-up ${warmUp.toFixed(0)} ms; per line p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, most ${quantile(1)} ms\n`,
)
for (const { intent, lines, right } of figures.perIntent) {
  console.log(
    `${intent.padEnd(24)} ${String(right).padStart(3)} / ${String(lines).padEnd(3)} ${percent(right / lines)}`,
  )
}
console.log('\nconfusions (wanted → got)')
for (const { wanted, got, times: count } of figures.confusions) console.log(`${count} × ${wanted} → ${got}`)
if (name === 'tuning') {
  console.log('')
  for (const { text, intent, got, confidence } of answers) {
    if (intent !== got) console.log(`${intent} → ${got} ${confidence.toFixed(2)}: ${text}`)
  }
}
