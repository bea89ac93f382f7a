import { createRecogniser } from '../../dialogs/recogniser/index.js'
import { readCorpus } from './corpus.js'
import { answersOf, figuresOf } from './figures.js'
import { type Latency, measureHostile, measureLatency } from './latency.js'

/**
 * `npm run bench:understand` prints the figures of the reported half; `-- tuning` those of the other, with each error.
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

const { processor, clock } = measureLatency(
  corpus.map(({ text }) => text),
  recogniser,
)
const spread = ({ p50, p99, worst, slow }: Latency) =>
  `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, worst ${worst.toFixed(1)} ms, ${slow} above 5 ms`
const slowest = measureHostile(recogniser).reduce((a, b) => (a.ms >= b.ms ? a : b))

console.log(`${name}: ${figures.lines} lines`)
console.log(`accuracy ${percent(figures.accuracy)}`)
console.log(`out of scope answered as in scope ${percent(figures.outsideTakenIn)}`)
console.log(`in scope answered not_understood ${percent(figures.insideLeftOut)}`)
console.log(`warm-up ${warmUp.toFixed(0)} ms`)
console.log(`${processor.lines} lines by the processor: ${spread(processor)}`)
console.log(`the same by the clock, other programs included: ${spread(clock)}`)
console.log(`slowest hostile text (${slowest.name}): ${slowest.ms.toFixed(1)} ms of the processor\n`)
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
