import type { Log } from '../core/log.js'
import { loadOverrides } from './admin/text-overrides.js'
import type { CaseRows } from './cases/case-rows.js'
import { exportsChore } from './exports/routes.js'
import { figuresChore } from './figures/routes.js'
import type { Chore, ConsoleParts } from './ports.js'
import { tidy } from './tidy.js'

const HOUR_MS = 3_600_000

/** What the console does by itself. */
export function allChores(parts: ConsoleParts, rows: CaseRows): Chore[] {
  const caseRows: Chore = {
    name: 'case rows',
    everyMs: 5000,
    run: async () => void (await rows.catchUp()),
  }
  // Another process may have set something.
  const settings: Chore = {
    name: 'settings',
    everyMs: 5000,
    async run() {
      await parts.settings.load()
      await loadOverrides(parts.store)
    },
  }
  const tidying: Chore = { name: 'tidying', everyMs: HOUR_MS, run: () => tidy(parts) }
  return [caseRows, settings, tidying, figuresChore(parts), exportsChore(parts)]
}

/** Runs each chore in its rhythm, never twice at a time; `stop` waits for what runs. */
export function startChores(chores: readonly Chore[], log: Log): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>()
  const run = (chore: Chore) => {
    if (running.has(chore.name)) return
    const work = chore
      .run()
      .catch((err: unknown) => log.error({ err, chore: chore.name }, 'a chore of the console failed'))
      .finally(() => running.delete(chore.name))
    running.set(chore.name, work)
  }
  const timers = chores.map((chore) => {
    run(chore)
    return setInterval(run, chore.everyMs, chore)
  })
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
