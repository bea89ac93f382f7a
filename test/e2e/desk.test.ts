/** Both sides of an escalation: the installer's phone and the agents' desk, in one browser over one process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import { settableClock } from '../../core/clock.js'
import { loadConfig } from '../../core/config.js'
import { createLog } from '../../core/log.js'
import { chromiumPath, keepScreenshot, openBrowser } from './browser.js'

const executable = chromiumPath()
const REQUIRED = process.env.SESAME_REQUIRE_ALL === '1'
const LABEL = join(import.meta.dirname, '../../playground/samples/camera-etiquette.jpg')
/** The busiest of machines shares two cores among many tests. */
const PATIENCE = 60_000

/** Sentences hold non-breaking spaces where French wants them. */
function anySpaces(expected: string | RegExp): RegExp {
  const source = typeof expected === 'string' ? expected : expected.source
  return new RegExp(source.replaceAll(' ', '\\s'))
}

describe.skipIf(!executable && !REQUIRED)('an escalation, seen from both sides', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-desk-e2e-'))
  let app: App
  let browser: Browser
  let phone: Page
  let desk: Page

  beforeAll(async () => {
    const clock = settableClock()
    clock.set(new Date('2026-11-24T10:12:00+01:00'))
    app = await startApp(loadConfig({ PORT: '0', DATA_DIR: dataDir }), { log: createLog('error'), clock })
    browser = await openBrowser(executable ?? '')
    phone = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    desk = await browser.newPage({ viewport: { width: 1280, height: 1100 } })
    await phone.goto(`${app.url}/playground/`)
    await desk.goto(`${app.url}/playground/desk/`)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function sees(page: Page, expected: string | RegExp): Promise<void> {
    try {
      await page.getByText(anySpaces(expected)).last().waitFor({ timeout: PATIENCE })
    } catch (error) {
      await keepScreenshot(phone, 'desk-failed-phone')
      await keepScreenshot(desk, 'desk-failed-desk')
      throw error
    }
  }
  const types = async (text: string) => {
    await phone.getByRole('textbox', { name: /message/i }).fill(text)
    await phone.keyboard.press('Enter')
  }
  const writes = async (text: string) => {
    await desk.getByRole('textbox', { name: 'Message' }).fill(text)
    await desk.keyboard.press('Enter')
  }
  const press = (name: string) =>
    desk
      .locator('button.ac-pushButton', { hasText: anySpaces(`^${name}$`) })
      .first()
      .click({ timeout: PATIENCE })
  const isNow = async (name: string) => {
    await desk.getByLabel('Conseiller', { exact: true }).selectOption({ label: name })
  }
  const sample = () => phone.locator('.sample', { hasText: 'Caméra, étiquette nette' })

  it('escalation → claim → relay both ways with a photo → code with four eyes → closed', async () => {
    await types('bonjour')
    await sees(phone, /Qui êtes-vous/)
    await types('un humain')
    await sees(phone, /Un conseiller vous répond avant 10.h.42/)

    // The card is there without anybody having looked for it; a second agent comes too late.
    await sees(desk, /En attente, n° 1 dans la file/)
    await keepScreenshot(desk, 'desk-waiting')
    await press('Prendre en charge')
    await sees(desk, /Pris en charge par Julie Martin/)
    await sees(phone, /Julie prend votre demande en charge/)

    // Words both ways.
    await writes('Bonjour, envoyez-moi l’export et l’étiquette.')
    await sees(phone, /envoyez-moi l’export/)
    await types('Les voici')
    await sees(desk, 'Les voici')

    // The evidence is read for the agent, the bot keeps silent.
    await sample()
      .getByRole('button', { name: /export SADP/ })
      .click()
    await sees(desk, /Dit par SADP/)
    await sample().getByRole('button', { name: /photo/i }).click()
    await sees(desk, /Lu sur l’étiquette/)
    const thumbnail = desk.locator('.posts img').first()
    await thumbnail.waitFor({ timeout: PATIENCE })
    expect(await thumbnail.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
    await keepScreenshot(desk, 'desk-evidence')

    // A picture the other way.
    const pictures = phone.getByRole('log').locator('img')
    const before = await pictures.count()
    await desk.locator('#picture').setInputFiles(LABEL)
    await pictures.nth(before).waitFor({ timeout: PATIENCE })

    // Somebody else's words stay here.
    await isNow('Paul Durand')
    await writes('Je m’en mêle')
    await sees(desk, /est à Julie Martin/)
    await isNow('Julie Martin')

    // The code: what the evidence does not yet allow takes a second agent.
    await press('Valider et envoyer le code')
    await keepScreenshot(desk, 'desk-release')
    await desk.getByPlaceholder(anySpaces('Code à 8 caractères')).fill('AB12CD34')
    await desk.locator('button.ac-pushButton', { hasText: 'Valider et envoyer le code' }).last().click()
    await sees(desk, /Un second conseiller doit valider/)
    expect(await phone.getByText('AB12CD34').count()).toBe(0)
    await isNow('Paul Durand')
    await press('Valider l’envoi')
    await sees(phone, /AB12CD34/)
    await keepScreenshot(phone, 'desk-code-phone')
    expect(await desk.getByText('AB12CD34').count()).toBe(0)

    // Closed by its owner, and the bot is back.
    await isNow('Julie Martin')
    await press('Clore')
    await desk
      .locator('button.ac-pushButton', { hasText: /^Clore$/ })
      .last()
      .click()
    await sees(desk, /Clos : résolu/)
    await sees(phone, /votre demande est close/)
    await keepScreenshot(desk, 'desk-closed')
    await types('bonjour')
    await sees(phone, /Bonjour|Content de vous retrouver|Que puis-je/)
  }, 300_000)
})
