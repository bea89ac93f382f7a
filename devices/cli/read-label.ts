import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Evidence, EvidenceReader } from '../facts.js'
import { readersFor, thisMachine } from '../pool-size.js'
import { createEvidenceReader } from '../read-evidence.js'
import { writeExplanation } from './explain.js'
import { fail, labelLine, printLine } from './output.js'

/** `npm run read-label -- PHOTO…`: one JSON line a photo. Exit 0: all files were opened; 1: one was not; 2: usage. `--explain` writes a picture beside each. */
async function main(): Promise<void> {
  const photos = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  if (photos.length === 0) fail('usage: npm run read-label -- [--explain] PHOTO…')
  const explain = process.argv.includes('--explain')
  const atOnce = readersFor(thisMachine())
  const reader = createEvidenceReader({ workers: atOnce })
  for (let i = 0; i < photos.length; i += atOnce) {
    const read = await Promise.all(photos.slice(i, i + atOnce).map((photo) => readOne(reader, photo)))
    for (const result of read) await print(result, explain)
  }
  await reader.close()
}

type Result = { photo: string } & (
  | { bytes: Uint8Array; evidence: Evidence; ms: number }
  | { problem: string }
)

async function readOne(reader: EvidenceReader, photo: string): Promise<Result> {
  const start = performance.now()
  try {
    const bytes = await readFile(photo)
    const evidence = await reader.read({ bytes, name: basename(photo), contentType: null }, 'label')
    return { photo, bytes, evidence, ms: Math.round(performance.now() - start) }
  } catch (error) {
    return { photo, problem: error instanceof Error ? error.message : String(error) }
  }
}

async function print(result: Result, explain: boolean): Promise<void> {
  if ('problem' in result) {
    process.exitCode = 1
    process.stderr.write(`${result.photo}: ${result.problem}\n`)
    return
  }
  printLine(labelLine(result.photo, result.evidence, result.ms))
  const picture = explain ? await writeExplanation(result.photo, result.bytes, result.evidence) : null
  if (picture) process.stderr.write(`${picture}\n`)
}

await main()
