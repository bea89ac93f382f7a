/**
 * From the bytes of a photo to the decision about the case, on the sample devices of the playground: reading in its
 * own process as in the product, then the match. The first reading, which loads the models, is shown apart.
 */
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { match } from '../devices/match.js'
import { createEvidenceReader } from '../devices/read-evidence.js'

const SAMPLES = join(import.meta.dirname, '../playground/samples')
const ROUNDS = 3

interface Sample {
  id: string
  expected: string
  files: { file: string; kind: string; contentType: string }[]
}

const { samples } = JSON.parse(readFileSync(join(SAMPLES, 'samples.json'), 'utf8')) as { samples: Sample[] }
const reader = createEvidenceReader()
const times: number[] = []
let cold: number | null = null

for (let round = 0; round < ROUNDS; round++) {
  for (const { id, expected, files } of samples) {
    const photo = files.find(({ kind }) => kind === 'label')
    const list = files.find(({ kind, file }) => kind === 'sadp' && !/DeviceKey/.test(file))
    if (!photo) continue
    const read = ({ file, contentType }: Sample['files'][number], as: 'label' | 'sadp') =>
      reader.read({ bytes: readFileSync(join(SAMPLES, file)), name: file, contentType }, as)
    const sadp = list ? await read(list, 'sadp') : null
    const start = performance.now()
    const evidence = await read(photo, 'label')
    if (evidence.kind !== 'label') throw new Error(`${id}: the photo was read as ${evidence.kind}`)
    const devices = sadp && 'devices' in sadp ? sadp.devices : []
    const { decision, reason } = match({ label: evidence.label, sadp: devices, picked: null, platform: null })
    const ms = performance.now() - start
    if (cold === null) cold = ms
    else times.push(ms)
    if (round === 0)
      console.log(`${id.padEnd(24)} ${decision.padEnd(9)} ${reason.padEnd(24)} expected ${expected}`)
  }
}
await reader.close()

times.sort((a, b) => a - b)
const at = (share: number) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
console.log(
  `\nphoto to decision, ${times.length} warm readings on ${cpus().length} cores (${cpus()[0]?.model}):`,
)
console.log(
  `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms; the first one, models loaded: ${Math.round(cold ?? 0)} ms`,
)
