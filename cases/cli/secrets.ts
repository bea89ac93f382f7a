import { randomBytes } from 'node:crypto'
import { resealAll } from '../reseal.js'
import { printLine, usage, withData } from './open-data.js'

const USAGE = `usage: npm run secrets -- new | rotate
new      prints a fresh key for SECRETS_KEY, "id:base64". It is kept nowhere else.
rotate   seals everything anew under the first key of SECRETS_KEY. To replace a key: put the new one in front of the
         old one (SECRETS_KEY=new,old), restart, run this until "resealed" and "busy" are 0, take the old one out, restart.
         One JSON line; exit 1 when something is left under an older key.`

const [command, ...rest] = process.argv.slice(2)
if (command === 'new' && rest.length === 0) {
  const id = `k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`
  process.stdout.write(`${id}:${randomBytes(32).toString('base64')}\n`)
} else if (command === 'rotate' && rest.length === 0) {
  await withData(async ({ store, box }) => {
    const report = await resealAll(store, box)
    printLine({ key: box.currentKeyId, ...report })
    return report.unreadable.length > 0 || report.busy > 0 ? 1 : 0
  })
} else {
  process.exitCode = usage(USAGE)
}
