import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Evidence, SadpDevice } from '../facts.js'
import { match } from '../match.js'
import { createEvidenceReader } from '../read-evidence.js'
import { fail, labelOf, printLine } from './output.js'

/** `npm run match -- PHOTO SADPFILE`: one JSON line. Exit 0: compared; 1: a file could not be used; 2: usage. */
async function main(): Promise<void> {
  const [photo, sadpFile, ...rest] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  if (!photo || !sadpFile || rest.length > 0) fail('usage: npm run match -- PHOTO SADPFILE')
  const reader = createEvidenceReader()
  try {
    const label = await read(photo, 'label')
    const sadp = await read(sadpFile, 'sadp')
    compare(label, sadp)
  } finally {
    await reader.close()
  }

  async function read(path: string, expectation: 'label' | 'sadp'): Promise<Evidence> {
    const bytes = await readFile(path).catch((error: Error) => fail(`${path}: ${error.message}`))
    return reader.read({ bytes, name: basename(path), contentType: null }, expectation)
  }
}

function compare(photo: Evidence, file: Evidence): void {
  const label = labelOf(photo)
  const devices = devicesOf(file)
  if (!label || !devices) {
    process.exitCode = 1
    const problem = !label ? describe(photo) : describe(file)
    const reason = !label ? 'label_unreadable' : 'no_second_evidence'
    printLine({
      decision: 'unsure',
      reason,
      serial: label?.serial?.value ?? null,
      confidence: 0,
      problem,
      lines: [],
    })
    return
  }
  const result = match({ label, sadp: devices, picked: null, platform: null })
  printLine({
    ...result,
    device: result.device?.fullSerial ?? null,
    quality: label.quality,
    photo: label.reason,
  })
}

function devicesOf(evidence: Evidence): readonly SadpDevice[] | null {
  return evidence.kind === 'device_list' || evidence.kind === 'probe_match' ? evidence.devices : null
}

function describe(evidence: Evidence): string {
  if (evidence.kind === 'unusable') return evidence.problem
  return evidence.kind === 'opaque' ? evidence.via : evidence.kind
}

await main()
