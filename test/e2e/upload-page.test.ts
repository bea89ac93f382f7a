/** The page behind an upload link, on a phone's screen: several files, drag and drop, what is refused, what broke off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFileLinks } from '../../adapters/files/links.js'
import { createFilesRouter } from '../../adapters/files/router.js'
import { settableClock } from '../../core/clock.js'
import type { Evidence } from '../../devices/facts.js'
import type { Arrival } from '../../jobs/ports.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { quiet, serve } from '../adapters/whatsapp/helpers.js'
import { chromiumPath, keepScreenshot, openBrowser } from './browser.js'

const executable = chromiumPath()
const PHONE = { width: 390, height: 780 }
const xml = (name: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(`<${name}/>`) })

describe.skipIf(!executable)('the upload page', () => {
  let browser: Browser
  let page: Page
  let folder: string
  let opened: Awaited<ReturnType<typeof openStore>>
  let server: { url: string; close(): Promise<void> }
  let arrivals: Arrival[]
  let evidence: Evidence

  beforeAll(async () => {
    browser = await openBrowser(executable ?? '')
  }, 60_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sesame-upload-'))
    opened = await openStore({ databaseUrl: undefined, dataDir: folder, schemas: SCHEMAS })
    arrivals = []
    evidence = { kind: 'opaque', token: 'x', via: 'feature_code_file' }
    let base = ''
    const clock = settableClock()
    const links = createFileLinks({ store: opened.store, clock, publicUrl: () => base })
    server = await serve(
      createFilesRouter({
        links,
        store: opened.store,
        files: opened.files,
        inbox: {
          async accept(arrival) {
            arrivals.push(arrival)
            return 'stored'
          },
        },
        reader: { read: async () => evidence },
        open: async () => null,
        clock,
        log: quiet,
      }),
    )
    base = server.url
    page = await browser.newPage({ viewport: PHONE, locale: 'fr-FR' })
    const link = { conversation: 'whatsapp:+33639980001', caseNumber: 'S-2026-000042', locale: 'fr' as const }
    await page.goto((await links.forUpload(link)).url)
  }, 60_000)
  afterEach(async () => {
    await page.close()
    await server.close()
    await opened.store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const received = (count: number) =>
    page
      .locator('.received')
      .nth(count - 1)
      .waitFor({ timeout: 20_000 })

  it('takes several files at once, says of each what became of it, and fits a phone', async () => {
    await page.locator('#choose').setInputFiles([xml('DeviceKey.xml'), xml('SADP.xml')])
    await received(2)
    expect(await page.locator('#list li b').allInnerTexts()).toEqual(['DeviceKey.xml', 'SADP.xml'])
    expect(await page.locator('#done').isVisible()).toBe(true)
    expect(arrivals).toHaveLength(2)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    expect(await page.locator('#camera').getAttribute('capture')).toBe('environment')
    await keepScreenshot(page, 'upload-page')
  }, 60_000)

  it('says why a file is refused, in the chat’s own words', async () => {
    evidence = { kind: 'unusable', problem: 'share_qr' }
    await page.locator('#choose').setInputFiles(xml('partage.xml'))
    await page.locator('.refused').waitFor({ timeout: 20_000 })
    expect(await page.locator('.refused').innerText()).toContain('identifiants')
    expect(arrivals).toEqual([])
  }, 60_000)

  it('sends again with one touch what broke off on the way', async () => {
    await page.route('**/upload?*', (route) => route.abort(), { times: 1 })
    await page.locator('#choose').setInputFiles(xml('DeviceKey.xml'))
    await page.getByRole('button', { name: /essayer|renvoyer/i }).click()
    await received(1)
    expect(arrivals).toHaveLength(1)
  }, 60_000)

  it('takes what is dropped on it, and can be used with the keyboard alone', async () => {
    const dropped = await page.evaluateHandle(`(() => {
      const data = new DataTransfer()
      data.items.add(new File(['<a/>'], 'lache.xml', { type: 'text/xml' }))
      return data
    })()`)
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: dropped })
    await received(1)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.id')).toBe('choose')
  }, 60_000)
})
