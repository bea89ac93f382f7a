/// <reference lib="dom" />
/**
 * The managers' console as it is used: the real process over demo data, the built pages, a real browser. Every page is
 * walked in light and dark and on a phone's width; axe looks at each; the screenshots are kept for people.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import type { Role } from '../../console/contract/common.js'
import { loadConfig } from '../../core/config.js'
import { newId } from '../../core/ids.js'
import { createLog } from '../../core/log.js'
import type { DeskTicketDoc } from '../../models/desk-ticket.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { chromiumPath, keepPdf, keepScreenshot, openBrowser } from './browser.js'
import {
  barriers,
  buildPages,
  DOORS,
  enter,
  type Look,
  openPage,
  ROOT,
  run,
  scrollsSideways,
  settled,
} from './console-browser.js'

const executable = chromiumPath()
const REQUIRED = process.env.SESAME_REQUIRE_ALL === '1'
if (!executable && !REQUIRED) {
  console.error('\n  !!! Chromium NOT found: the console in the browser is NOT tested. Set CHROMIUM_PATH.\n')
}

/** Each page, who opens it, and a heading that says it is there. */
const PAGES: readonly [path: string, role: Role, heading: RegExp][] = [
  ['/cases', 'manager', /^Dossiers$/],
  ['/live', 'manager', /^En direct$/],
  ['/figures?from=2025-11-23&to=2026-11-22&step=month', 'manager', /^Chiffres$/],
  ['/quality', 'manager', /^Qualité$/],
  ['/admin/calendar', 'manager', /^Réglages$/],
  ['/admin/replies', 'manager', /^Réglages$/],
  ['/admin/texts', 'manager', /^Réglages$/],
  ['/admin/limits', 'manager', /^Réglages$/],
  ['/admin/people', 'admin', /^Réglages$/],
  ['/admin/messages', 'admin', /^Réglages$/],
  ['/admin/health', 'admin', /^Réglages$/],
  ['/admin/changes', 'admin', /^Réglages$/],
  ['/access-log', 'auditor', /^Journal d’accès$/],
  ['/account', 'manager', /^Mon compte$/],
]

/** Sixteen pages, on a machine that may have much else to do. */
const WALK_MS = 300_000

describe.skipIf(!executable && !REQUIRED)('the managers’ console', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-console-'))
  let app: App
  let browser: Browser
  /** Of a case with a photo, a decision and an agent. */
  let caseNumber: string
  /** A case of the desk that waits for its review, and was opened again. */
  let toReview: DeskTicketDoc

  beforeAll(async () => {
    await buildPages()
    const demo = [
      '--import',
      'tsx',
      'bench/demo/main.ts',
      '--cases',
      '24',
      '--until',
      '2026-11-20T18:00:00+01:00',
    ]
    await run(process.execPath, [...demo, '--data', dataDir], { cwd: ROOT })
    toReview = await leaveWork(dataDir)
    app = await startApp(loadConfig({ PORT: '0', DATA_DIR: dataDir }), { log: createLog('fatal') })
    browser = await openBrowser(executable ?? '')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** A browser of somebody's own, signed in through the playground's door. What it complains of fails the test. */
  async function open(role: Role, look: Look = {}): Promise<Page> {
    const page = await openPage(browser, complaints, look)
    await enter(page, app.url, role)
    return page
  }
  const complaints: string[] = []

  async function show(page: Page, path: string, heading: RegExp): Promise<void> {
    await page.goto(`${app.url}/console${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await settled(page)
  }

  it.each(['light', 'dark'] as const)(
    'lets everybody in and holds no barrier: %s',
    async (colorScheme) => {
      const people = new Map<Role, Page>()
      const who = async (role: Role) => {
        const page = people.get(role) ?? (await open(role, { colorScheme }))
        people.set(role, page)
        return page
      }
      const found: Record<string, string[]> = {}
      for (const [path, role, heading] of PAGES) {
        const page = await who(role)
        await show(page, path, heading)
        await keepScreenshot(page, `console${name(path)}-${colorScheme}`)
        found[path] = await barriers(page)
      }
      const page = await who('manager')
      await show(page, '/cases', /^Dossiers$/)
      caseNumber = (await page.locator('tbody tr a').first().textContent()) ?? ''
      await show(page, `/cases/${caseNumber}`, new RegExp(caseNumber))
      await keepScreenshot(page, `console-case-${colorScheme}`)
      found.case = await barriers(page)
      for (const one of people.values()) await one.context().close()

      const outside = await (await browser.newContext({ colorScheme, locale: 'fr-FR' })).newPage()
      await outside.goto(`${app.url}/console/`)
      await outside.getByRole('heading', { name: 'Connexion à Sésame' }).waitFor()
      await keepScreenshot(outside, `console-sign-in-${colorScheme}`)
      found['sign-in'] = await barriers(outside)
      await outside.context().close()

      expect(Object.entries(found).filter(([, barrier]) => barrier.length > 0)).toEqual([])
      expect(complaints).toEqual([])
    },
    WALK_MS,
  )

  it(
    'fits a phone of 380 pixels',
    async () => {
      const people = new Map<Role, Page>()
      const wide: string[] = []
      for (const [path, role, heading] of PAGES) {
        const page = people.get(role) ?? (await open(role, { width: 380 }))
        people.set(role, page)
        await show(page, path, heading)
        await keepScreenshot(page, `console${name(path)}-380`)
        if (await scrollsSideways(page)) wide.push(path)
      }
      const page = people.get('manager') ?? expect.unreachable()
      await show(page, `/cases/${caseNumber}`, new RegExp(caseNumber))
      await keepScreenshot(page, 'console-case-380')
      if (await scrollsSideways(page)) wide.push('case')
      await page.getByRole('button', { name: 'Ouvrir le menu' }).click()
      await page.getByRole('dialog').getByRole('link', { name: 'Chiffres' }).click()
      await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
      for (const one of people.values()) await one.context().close()
      expect(wide).toEqual([])
    },
    WALK_MS,
  )

  it('moves the focus to the heading of the page one comes to', async () => {
    const page = await open('manager')
    await page.getByRole('link', { name: 'Chiffres' }).press('Enter')
    const heading = page.getByRole('heading', { level: 1, name: 'Chiffres' })
    await heading.waitFor()
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.title()).toBe('Chiffres · Sésame')
    await page.context().close()
  })

  it('finds words in messages, shows them, and keeps the search in the address', async () => {
    const page = await open('manager')
    await page.getByRole('searchbox').fill('declaration')
    await expect.poll(() => page.locator('mark').first().textContent()).toMatch(/d[ée]claration/i)
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('declaration')
    await page.reload()
    await expect.poll(() => page.locator('mark').count()).toBeGreaterThan(0)
    await page.locator('tbody tr a').first().click()
    await page.getByRole('heading', { level: 1, name: /^Dossier / }).waitFor()
    await page.goBack()
    await expect.poll(() => page.locator('mark').count()).toBeGreaterThan(0)
    await page.getByRole('searchbox').fill('zzzz introuvable')
    await page.getByText('Aucun dossier ne correspond').waitFor()
    await page.context().close()
  })

  it('shows what is masked only to who says why, and the auditor sees that', async () => {
    const manager = await open('manager')
    await show(manager, `/cases/${caseNumber}`, new RegExp(caseNumber))
    expect(await manager.getByText(/••/).first().isVisible()).toBe(true)
    await manager.getByRole('button', { name: 'Afficher' }).first().click()
    const dialog = manager.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Afficher' }).isDisabled()).toBe(true)
    expect(await barriers(manager)).toEqual([])
    // What lies over the page must leave the page where it is.
    const heading = manager.locator('h1')
    expect(await heading.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0)
    await manager.keyboard.press('Escape')
    const opener = manager.getByRole('button', { name: 'Afficher' }).first()
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true)
    await opener.click()
    await dialog.getByRole('textbox').fill('Rappeler l’installateur')
    await dialog.getByRole('button', { name: 'Afficher' }).click()
    await manager.getByText(/\+33\d{9}/).waitFor()
    await manager.context().close()

    const auditor = await open('auditor')
    await show(auditor, '/access-log', /^Journal d’accès$/)
    await auditor.getByText('Rappeler l’installateur').waitFor()
    await auditor.getByRole('button', { name: 'Vérifier la chaîne des décisions' }).click()
    await auditor.getByText(/Chaîne intacte/).waitFor()
    await auditor.context().close()
  })

  it('keeps filters under a name, for the next time', async () => {
    const page = await open('manager')
    await show(page, '/cases?q=declaration', /^Dossiers$/)
    await page.getByRole('button', { name: 'Filtres enregistrés' }).click()
    await page.getByRole('menuitem', { name: 'Enregistrer ces filtres' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Enregistrer' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('Les déclarations')
    await dialog.getByRole('textbox').press('Enter')
    await page.getByRole('button', { name: 'Les déclarations' }).waitFor()

    await show(page, '/cases', /^Dossiers$/)
    await page.getByRole('button', { name: 'Filtres enregistrés' }).click()
    await page.getByRole('menuitem', { name: 'Les déclarations' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('declaration')
    await page.context().close()
  })

  it('scores a case of the sample by keyboard, and shows the review', async () => {
    const page = await open('manager')
    await show(page, `/quality/sample?day=${dayOf(toReview.closedAt)}`, /^Qualité$/)
    await page.getByRole('button', { name: `Évaluer ${toReview.number}` }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radiogroup').first().waitFor()
    expect(await barriers(page)).toEqual([])
    const save = dialog.getByRole('button', { name: 'Enregistrer' })
    expect(await save.isDisabled()).toBe(true)
    // The first thing to do has the focus: the first criterion, not the comment under them all.
    await page.keyboard.press('Space')
    for (const group of await dialog.getByRole('radiogroup').all()) {
      await group.getByRole('radio', { name: '3', exact: true }).check()
    }
    await dialog.getByRole('textbox').fill('Réponse claire, et rapide.')
    await save.click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Évalué').waitFor()

    await show(page, '/quality/reviews', /^Qualité$/)
    await page.getByText('Réponse claire, et rapide.').waitFor()
    await page.getByText('75/100').waitFor()
    await page.context().close()
  })

  it('whispers to the agent who has the case', async () => {
    const page = await open('lead')
    await show(page, `/cases/${toReview.caseId}`, new RegExp(toReview.number))
    await page.getByRole('textbox', { name: new RegExp(toReview.agentName ?? '') }).fill('Pensez à la photo.')
    await page.getByRole('button', { name: 'Envoyer la note' }).click()
    await page.getByText('Pensez à la photo.', { exact: true }).waitFor()
    const word = page.getByRole('textbox', { name: new RegExp(toReview.agentName ?? '') })
    await expect.poll(() => word.inputValue()).toBe('')
    await page.context().close()
  })

  it('adds a canned reply, and the history says who did', async () => {
    const page = await open('manager')
    await show(page, '/admin/replies', /^Réglages$/)
    await page.getByRole('button', { name: 'Ajouter une réponse' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Nom' }).fill('Photo Nette')
    await dialog.getByRole('textbox', { name: 'Français' }).fill('Envoyez-moi une photo nette.')
    await dialog.getByRole('textbox', { name: 'Anglais' }).fill('Please send a sharp photo.')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('/photo-nette', { exact: true }).waitFor()

    await show(page, '/admin/changes', /^Réglages$/)
    await page.getByText('photo-nette').first().waitFor()
    await page.context().close()
  })

  it('prints the record of a case on one page, and the conversation after it', async () => {
    // From a dark screen: paper is white all the same.
    const page = await open('auditor', { colorScheme: 'dark' })
    await show(page, `/cases/${caseNumber}`, new RegExp(caseNumber))
    await expect.poll(() => page.locator('figure img').evaluateAll(allLoaded)).toBe(true)
    const last = await page
      .getByText(/^enregistrement n°\s\d+/)
      .last()
      .textContent()
    await page.evaluate(() =>
      addEventListener('beforeprint', () => {
        document.body.dataset.paper = document.documentElement.dataset.look
      }),
    )
    const [record = '', conversation = ''] = await pagesOf(await keepPdf(page, 'console-case'))
    expect(await page.evaluate(() => document.body.dataset.paper)).toBe('light')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.look)).toBe('dark')
    expect(record).toMatch(/Imprimé le .+ par /)
    expect(record).toContain('Comparaison')
    expect(record).toMatch(new RegExp(`n°\\s${/\d+/.exec(last ?? '')?.[0]},`))
    expect(record).not.toContain('Conversation')
    expect(conversation).toContain('Conversation')
    await page.context().close()
  })

  it('keeps its charts and its boxes on photos where the system chooses the colours', async () => {
    const page = await open('manager', { forcedColors: 'active' })
    for (const [path, , heading] of PAGES.slice(0, 4)) {
      await show(page, path, heading)
      await keepScreenshot(page, `console${name(path)}-contrast`)
    }
    await show(page, '/figures?from=2025-11-23&to=2026-11-22&step=month', /^Chiffres$/)
    const chart = page.getByRole('img', { name: /Nombre de dossiers/ })
    await chart.waitFor()
    const colour = (element: SVGElement | HTMLElement) => getComputedStyle(element).fill
    const words = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)
    expect(await chart.locator('text').first().evaluate(colour)).toBe(words)
    await show(page, `/cases/${caseNumber}`, new RegExp(caseNumber))
    await keepScreenshot(page, 'console-case-contrast')
    const box = page.locator('figure a > span').first()
    expect(await box.evaluate((drawn) => getComputedStyle(drawn).borderTopColor)).toBe('rgb(19, 161, 14)')
    await page.context().close()
  })

  it('shows a chart as a table by keyboard, and the figures of one agent, which the address keeps', async () => {
    const page = await open('manager')
    await show(page, '/figures?from=2025-11-23&to=2026-11-22&step=month', /^Chiffres$/)
    await page.getByRole('button', { name: /^Tableau.*Dossiers et leur issue/ }).press('Enter')
    const table = page.getByRole('table', { name: 'Dossiers et leur issue' })
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBeGreaterThan(12)
    await page.getByRole('button', { name: /^Conseiller/ }).click()
    const first = page.getByRole('menuitemradio').first()
    const agent = (await first.textContent()) ?? ''
    await first.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('agent')).toBeTruthy()
    await page.reload()
    await page.getByRole('button', { name: new RegExp(`^Conseiller.*${agent}`) }).waitFor()
    await page.context().close()
  })

  it('leads to sign-in when the session ended, and back', async () => {
    const page = await open('manager')
    await forgetSession(page.context())
    await page.goto(`${app.url}/console/figures?step=week`)
    await page.getByRole('heading', { name: 'Connexion à Sésame' }).waitFor()
    await page.getByRole('button', { name: DOORS.manager }).click()
    await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
    expect(new URL(page.url()).search).toContain('step=week')
    await page.context().close()
  })

  it('speaks English to who asks, sentences of the server too', async () => {
    const page = await open('manager')
    await page.getByRole('button', { name: /Compte de/ }).click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor()
    await page.getByText(/Open until|Closed, opens/).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.context().close()
  })
})

/** Takes back the demo's reviews and opens one of its tickets again, as the agent has it: work for the pages to do. */
async function leaveWork(dataDir: string): Promise<DeskTicketDoc> {
  const { store } = await openStore({ dataDir, schemas: SCHEMAS })
  try {
    await store.delete('qualityReviews', {})
    const [done] = await store.find<DeskTicketDoc>('deskTickets', { state: 'closed' }, { limit: 1 })
    if (!done?.caseId) throw new Error('the demo made no closed ticket')
    const again = { _id: newId(new Date()), state: 'claimed', open: true, closedAt: null, end: null } as const
    await store.insert<DeskTicketDoc>('deskTickets', { ...done, ...again })
    return done
  } finally {
    await store.close()
  }
}

function dayOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? ''
}

function name(path: string): string {
  return path.replace(/\?.*/, '').replaceAll('/', '-')
}

async function forgetSession(context: BrowserContext): Promise<void> {
  await context.clearCookies()
}

/** What stands on each page of a PDF. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text
}

function allLoaded(pictures: (HTMLElement | SVGElement)[]): boolean {
  return pictures.every((picture) => picture instanceof HTMLImageElement && picture.complete)
}
