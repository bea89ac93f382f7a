import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createEvidenceReader } from '../read-evidence.js'
import { writeExplanation } from './explain.js'
import { fail, labelLine, printLine } from './output.js'

/** `npm run read-label -- PHOTO…`: one JSON line a photo. Exit 0: all files were opened; 1: one was not; 2: usage. `--explain` writes a picture beside each. */
async function main(): Promise<void> {
  const photos = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  if (photos.length === 0) fail('usage: npm run read-label -- [--explain] PHOTO…')
  const explain = process.argv.includes('--explain')
  const reader = createEvidenceReader()
  for (const photo of photos) {
    const start = performance.now()
    try {
      const bytes = await readFile(photo)
      const evidence = await reader.read({ bytes, name: basename(photo), contentType: null }, 'label')
      printLine(labelLine(photo, evidence, Math.round(performance.now() - start)))
      const picture = explain ? await writeExplanation(photo, bytes, evidence) : null
      if (picture) process.stderr.write(`${picture}\n`)
    } catch (error) {
      process.exitCode = 1
      process.stderr.write(`${photo}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  await reader.close()
}

await main()
