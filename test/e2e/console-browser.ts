/// <reference lib="dom" />
/** What the tests of the managers' console share: built pages, a browser of somebody's own, and what axe finds. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Role } from '../../console/contract/common.js'

export const run = promisify(execFile)
export const ROOT = resolve(import.meta.dirname, '../..')
const WEB = join(ROOT, 'console/web')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Of the playground's sign-in. */
export const DOORS: Record<Role, string> = {
  agent: 'Conseiller',
  lead: 'Chef d’équipe',
  manager: 'Entrer comme responsable',
  auditor: 'Auditeur',
  admin: 'Administrateur',
}

/** Builds the pages when those that stand there are older than their sources; other tests keep theirs meanwhile. */
export async function buildPages(): Promise<void> {
  if (isBuilt()) return
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const fresh = `dist-${process.pid}`
  await run(process.execPath, [vite, 'build', '--config', 'console/web/vite.config.ts', '--outDir', fresh], {
    cwd: ROOT,
  })
  rmSync(join(WEB, 'dist'), { recursive: true, force: true })
  renameSync(join(WEB, fresh), join(WEB, 'dist'))
}

function isBuilt(): boolean {
  const index = join(WEB, 'dist/index.html')
  if (!existsSync(index)) return false
  const built = statSync(index).mtimeMs
  return ['console/web/src', 'locales'].every((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).every(
      (file) => statSync(join(ROOT, folder, file)).mtimeMs < built,
    ),
  )
}

export interface Look {
  colorScheme?: 'light' | 'dark'
  forcedColors?: 'active' | 'none'
  width?: number
}

/** A browser of somebody's own. What breaks in it, or breaks the content policy, is added to `complaints`. */
export async function openPage(
  browser: Browser,
  complaints: string[],
  { colorScheme = 'light', forcedColors = 'none', width = 1366 }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 900 },
    colorScheme,
    forcedColors,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text())
  })
  return page
}

/** In by the playground's door. */
export async function enter(page: Page, url: string, role: Role): Promise<void> {
  await page.goto(`${url}/console/sign-in`)
  await page.getByRole('button', { name: DOORS[role] }).click()
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor()
}

/** Until nothing is loading any more: live events never end, so the network is no sign. */
export async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** What axe finds that keeps people out. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(
      // Fluent's focus keeper: it is focused for an instant only, to send the focus on.
      { exclude: [['[data-tabster-dummy]']] },
      { resultTypes: ['violations'] },
    ),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const main = document.getElementById('main')
    return main !== null && main.scrollWidth > main.clientWidth
  })
}
