import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '../../core/errors.js'
import { match } from '../../devices/match.js'
import { POLICY, type Policy } from '../policy.js'
import { readPolicy } from '../policy-file.js'
import { replay } from '../replay.js'
import { verifyChain } from '../verify-chain.js'
import { type Data, printLine, usage, withData } from './open-data.js'

const USAGE = `usage: npm run audit -- verify [--anchor SEQ:HASH]
       npm run audit -- replay [--rules FILE.json]
verify   reads the chain of decisions and says whether it is whole; with an anchor from the log, also that its
         beginning was not written anew. One JSON line; exit 1 when it is not whole.
replay   decides every recorded case again under the rules of FILE (see cases/policy-file.ts), or under the present
         ones, and prints one JSON line for each decision that would change, then a summary. Changes nothing.`

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { anchor: { type: 'string' }, rules: { type: 'string' } },
  })
  const [command, ...rest] = positionals
  if (rest.length > 0 || (command !== 'verify' && command !== 'replay')) {
    process.exitCode = usage(USAGE)
    return
  }
  await withData((data) => (command === 'verify' ? verify(data, values.anchor) : again(data, values.rules)))
}

async function verify({ store, box }: Data, anchorText: string | undefined): Promise<number> {
  const parts = anchorText === undefined ? null : /^(\d+):([0-9a-f]{64})$/.exec(anchorText)
  if (anchorText !== undefined && !parts) return usage(USAGE)
  const anchor = parts ? { seq: Number(parts[1]), hash: parts[2] ?? '' } : undefined
  const report = await verifyChain(store, box, anchor)
  printLine(report)
  return report.ok ? 0 : 1
}

async function again({ store, box }: Data, file: string | undefined): Promise<number> {
  const policy = file === undefined ? POLICY : readRules(file)
  const { changed, ...summary } = await replay(store, box, policy, match)
  for (const decision of changed) printLine(decision)
  printLine({ rules: policy.version, ...summary, changed: changed.length })
  return 0
}

function readRules(file: string): Policy {
  try {
    return readPolicy(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('REQUEST_INVALID', `the rules in ${file} cannot be used: ${why}`, { cause })
  }
}

await main()
