/**
 * `npm run demo:data -- [--cases 2000] [--seed 1] [--until 2026-11-22T18:00:00+01:00] [--data ./demo]`
 * A plausible year for looking at the console: `DATA_DIR=./demo npm start` then shows it. Only into a folder that is
 * empty or that it made, and never beside an account of a real service.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runRetention } from '../../cases/retention.js'
import { updateFigures } from '../../console/figures/update-figures.js'
import { loadConfig } from '../../core/config.js'
import { AppError, asAppError } from '../../core/errors.js'
import { createSecretBox } from '../../core/secrets.js'
import { HOTLINE_CALENDAR } from '../../hotline/calendar.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { emptyFolder, MARK, refuseRealServices } from './demo-folder.js'
import { makeDemo } from './make-demo.js'

try {
  await main()
} catch (error) {
  const { code, message, remedy } = asAppError(error)
  process.stderr.write(`${code}: ${message}\n${remedy}\n`)
  process.exitCode = 2
}

/** What was asked for on the command line. Throws CONFIG_INVALID with the usage. */
function options() {
  try {
    const { values } = parseArgs({
      options: {
        cases: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        until: { type: 'string' },
        data: { type: 'string', default: process.env.DATA_DIR ?? './demo' },
      },
    })
    const asked = {
      dataDir: resolve(values.data),
      cases: Number(values.cases),
      seed: Number(values.seed),
      until: new Date(values.until ?? Date.now()),
    }
    const right = Number.isInteger(asked.cases) && asked.cases > 0 && Number.isFinite(asked.seed)
    if (right && !Number.isNaN(asked.until.getTime())) return asked
  } catch {
    // An option nobody knows: the usage says which there are.
  }
  throw new AppError(
    'CONFIG_INVALID',
    'usage: npm run demo:data -- [--cases 2000] [--seed 1] [--until ISO] [--data DIR]',
  )
}

async function main(): Promise<void> {
  const { dataDir, cases, seed, until } = options()
  refuseRealServices(process.env)
  await emptyFolder(dataDir)
  const config = loadConfig({ ...process.env, DATA_DIR: dataDir })
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const began = Date.now()
  let told = 0
  try {
    writeFileSync(join(dataDir, MARK), JSON.stringify({ cases, seed, until }))
    const box = createSecretBox(config.secretKeys)
    await makeDemo({
      store,
      files,
      box,
      cases,
      seed,
      until,
      progress(done) {
        if (done < told + 100) return
        told = done
        process.stderr.write(`${done} requests, ${Math.round((Date.now() - began) / 1000)} s\n`)
      },
    })
    const calendar = HOTLINE_CALENDAR
    await updateFigures({ store, now: until, calendar })
    // What the product would have forgotten by now is forgotten here too, after it was counted.
    while ((await runRetention(store, until)).cases > 0);
    await store.delete('files', { expiresAt: { $lt: until } })
    await updateFigures({ store, now: until, calendar })
    const counts: Record<string, number> = {}
    for (const collection of ['cases', 'messages', 'companies', 'persons', 'deskTickets', 'decisions']) {
      counts[collection] = await store.count(collection, {})
    }
    process.stdout.write(
      `${JSON.stringify({ data: dataDir, ...counts, seconds: (Date.now() - began) / 1000 })}\n`,
    )
  } finally {
    await store.close()
  }
}
