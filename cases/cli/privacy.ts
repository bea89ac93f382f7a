import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FileDoc } from '../../models/file.js'
import { erasePerson } from '../erase-person.js'
import { exportPerson } from '../export-person.js'
import { findPersonId } from '../person-data.js'
import { runRetention } from '../retention.js'
import { type Data, printLine, usage, withData } from './open-data.js'

const USAGE = `usage: npm run privacy -- export WHO --out FOLDER
       npm run privacy -- erase WHO [--yes]
       npm run privacy -- retention
WHO is an address (whatsapp:+33…) or a person's id.
export     writes everything about a person into FOLDER: export.json, and the files they sent. Secrets are masked.
erase      forgets a person: conversations, evidence, files; decisions stay in the chain, unreadable. Without --yes
           it only says what would be forgotten.
retention  forgets transcripts, evidence and decisions past their time now (the service does so every hour).`

/** Endings of the kinds of file that people send; anything else is kept as .bin. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'text/xml': 'xml',
  'application/xml': 'xml',
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, yes: { type: 'boolean' } },
  })
  const [command, who, ...rest] = positionals
  const { out, yes } = values
  if (command === 'retention' && !who) {
    await withData(async ({ store }) => {
      printLine(await runRetention(store, new Date()))
      return 0
    })
  } else if (command === 'export' && who && out && rest.length === 0) {
    await withData((data) => withPerson(data, who, (personId) => writeExport(data, personId, out)))
  } else if (command === 'erase' && who && rest.length === 0) {
    await withData((data) => withPerson(data, who, (personId) => erase(data, personId, yes === true)))
  } else process.exitCode = usage(USAGE)
}

async function withPerson(
  { store }: Data,
  who: string,
  work: (personId: string) => Promise<number>,
): Promise<number> {
  const personId = await findPersonId(store, who)
  if (personId) return work(personId)
  process.stderr.write('NOT_FOUND: there is no such person\n')
  return 1
}

async function writeExport({ store, files, box }: Data, personId: string, folder: string): Promise<number> {
  const exported = await exportPerson(store, box, personId, new Date())
  mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'export.json'), JSON.stringify(exported, null, 2), { mode: 0o600 })
  let written = 0
  for (const hash of exported.files as string[]) {
    const bytes = await files.get(hash)
    if (!bytes) continue
    const record = await store.get<FileDoc>('files', hash)
    const ending = ENDINGS[record?.contentType ?? ''] ?? 'bin'
    writeFileSync(join(folder, 'files', `${hash}.${ending}`), bytes, { mode: 0o600 })
    written++
  }
  printLine({ personId, folder, files: written })
  return 0
}

async function erase({ store, files, box }: Data, personId: string, sure: boolean): Promise<number> {
  if (!sure) {
    const { messages, cases, files: sent } = await exportPerson(store, box, personId, new Date())
    const count = (list: unknown) => (Array.isArray(list) ? list.length : 0)
    printLine({ personId, dryRun: true, messages: count(messages), cases: count(cases), files: count(sent) })
    return 0
  }
  printLine({
    personId,
    ...(await erasePerson(store, files, box, personId, { actor: 'operator', now: new Date() })),
  })
  return 0
}

await main()
