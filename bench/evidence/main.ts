import { type Baselines, createBaselines } from './baselines.js'
import { adversarialPairs } from './pairs.js'
import { makePhoto, type Photo } from './photos.js'
import { measurePool } from './pool.js'
import { startReader } from './reader-process.js'
import { percentile, type Score, scoreOf } from './score.js'

/**
 * `npm run bench:evidence`: draws photos from fixed seeds and reads them as the product does. Options: `--set figure`
 * (or tune: thresholds were chosen on it; any other name is a set never seen), `--count 40` photos a tier,
 * `--tiers hard,medium`, `--no-baselines`. With `--pool` only the memory of the product's own pool is measured.
 */
const SET = option('--set') ?? 'figure'
const COUNT = Number(option('--count') ?? 40)
const ALL_TIERS: readonly Photo['tier'][] = ['easy', 'medium', 'hard', 'unreadable', 'not_label']
const wanted = option('--tiers')?.split(',')
const TIERS = ALL_TIERS.filter((tier) => wanted?.includes(tier) ?? true)

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

async function main(): Promise<void> {
  const pairs = adversarialPairs(10_000, 20_261_122)
  console.log(
    `adversarial pairs: ${pairs.pairs}, wrong matches ${pairs.wrong} (must be 0), sent to a person ${pairs.unsure}`,
  )
  const baselines = process.argv.includes('--no-baselines') ? null : await createBaselines()
  const reader = startReader()
  const scores: Score[] = []
  for (const tier of TIERS) {
    const beside = { tesseract: 0, tesseractWrong: 0, codes: 0 }
    for (let index = 0; index < COUNT; index++) {
      const photo = await makePhoto(SET, tier, index)
      const { evidence, cpu, rss } = await reader.read(photo.jpeg)
      const score = scoreOf(photo, evidence, { cpu, rss })
      scores.push(score)
      if (score.wrong)
        console.log(
          `  wrong: ${photo.id} has ${photo.serials.join(', ') || 'none'}; read ${JSON.stringify(evidence).slice(0, 160)}`,
        )
      if (!score.reasonRight)
        console.log(
          `  reason: ${photo.id} is ${photo.layout}; said ${score.said}, right ${photo.reasons.join(' or ')}`,
        )
      if (baselines) await compare(baselines, photo, beside)
    }
    report(
      tier,
      scores.filter((score) => score.tier === tier),
      baselines ? beside : null,
    )
  }
  const cpu = scores.map((score) => score.cpu)
  console.log(
    `all: ${percentile(cpu, 0.5)} ms p50, ${percentile(cpu, 0.95)} ms p95 of one core; peak memory ${Math.max(...scores.map((s) => s.rss))} MB`,
  )
  await reader.close()
  await baselines?.close()
  const wrongSure = scores.filter((score) => score.wrongSure).length
  console.log(`wrong reads above the release threshold: ${wrongSure} (must be 0)`)
  if (wrongSure > 0 || pairs.wrong > 0) process.exitCode = 1
}

async function compare(
  baselines: Baselines,
  photo: Photo,
  beside: { tesseract: number; tesseractWrong: number; codes: number },
): Promise<void> {
  const text = await baselines.tesseract(photo.jpeg)
  if (text !== null && photo.serials.includes(text)) beside.tesseract++
  else if (text !== null) beside.tesseractWrong++
  const code = await baselines.codes(photo.jpeg)
  if (code !== null && photo.serials.includes(code)) beside.codes++
}

function report(
  tier: string,
  scores: readonly Score[],
  beside: { tesseract: number; tesseractWrong: number; codes: number } | null,
): void {
  const share = (test: (score: Score) => boolean, of = scores) =>
    `${((100 * of.filter(test).length) / Math.max(1, of.length)).toFixed(1)} %`
  const cpu = scores.map((score) => score.cpu)
  const readable = tier !== 'unreadable' && tier !== 'not_label'
  const parts = readable
    ? [
        `read exactly ${share((s) => s.right)}`,
        `sure enough to release ${share((s) => s.released)}`,
        `refused ${share((s) => s.refused)}`,
      ]
    : [`no wrong serial ${share((s) => s.right)}`, `right reason ${share((s) => s.reasonRight)}`]
  console.log(
    `${tier} (${scores.length}): ${parts.join(', ')}, wrong ${scores.filter((s) => s.wrong).length}, wrong above the threshold ${scores.filter((s) => s.wrongSure).length}, ${percentile(cpu, 0.5)} ms p50, ${percentile(cpu, 0.95)} ms p95`,
  )
  if (beside)
    console.log(
      `  beside it: tesseract.js alone ${((100 * beside.tesseract) / scores.length).toFixed(1)} % (wrong ${beside.tesseractWrong}), codes alone ${((100 * beside.codes) / scores.length).toFixed(1)} %`,
    )
}

if (process.argv.includes('--pool')) {
  if (!(await measurePool(SET, Number(option('--count') ?? 150)))) process.exitCode = 1
} else await main()
