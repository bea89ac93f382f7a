/** `npm run bench`: every measurement in turn, each in a process of its own so that none warms another up. */
import { spawnSync } from 'node:child_process'

const BENCHES = [
  ['Reading evidence', 'bench/evidence/main.ts'],
  ['Photo to decision on the sample devices', 'bench/photo-to-decision.ts'],
  ['Understanding French', 'bench/understand/main.ts'],
  ['The webhook while turns run', 'bench/turns.ts'],
  ['The console’s list over 100,000 messages', 'bench/console-search.ts'],
] as const

let failed = 0
for (const [title, file] of BENCHES) {
  process.stdout.write(`\n=== ${title} (${file})\n\n`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' })
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
