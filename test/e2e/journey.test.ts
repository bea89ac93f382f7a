/** The main job as a newcomer does it: the real process, a real browser, the playground's page. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import { loadConfig } from '../../core/config.js'
import { createLog } from '../../core/log.js'
import { chromiumPath, keepScreenshot, openBrowser } from './browser.js'

const executable = chromiumPath()
const REQUIRED = process.env.SESAME_REQUIRE_ALL === '1'
if (!executable && !REQUIRED) {
  console.error(
    '\n  !!! Chromium NOT found: the journey in the browser is NOT tested. Install it, or set CHROMIUM_PATH.\n',
  )
}

describe.skipIf(!executable && !REQUIRED)('the journey in the playground', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-e2e-'))
  let app: App
  let browser: Browser

  beforeAll(async () => {
    app = await startApp(loadConfig({ PORT: '0', DATA_DIR: dataDir }), { log: createLog('error') })
    browser = await openBrowser(executable ?? '')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** What the hotline's newest message says, once it says `expected`. */
  async function hears(page: Page, expected: RegExp): Promise<void> {
    try {
      await page.getByRole('log').getByText(expected).last().waitFor({ timeout: 30_000 })
    } catch (error) {
      await keepScreenshot(page, 'journey-failed')
      throw error
    }
  }
  async function say(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: /message/i }).fill(text)
    await page.keyboard.press('Enter')
  }
  const tap = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).last().click()

  async function mailedCode(): Promise<string> {
    const answer = await fetch(`${app.url}/playground/mail/api/mails`)
    const { mails } = (await answer.json()) as { mails: { text: string }[] }
    return /\d{6}/.exec(mails[0]?.text ?? '')?.[0] ?? ''
  }

  async function untilMail(page: Page, address: string): Promise<void> {
    await page.goto(`${app.url}/playground/`)
    await page.getByRole('button', { name: 'Envoyer « Bonjour »' }).first().click()
    await hears(page, /Qui êtes-vous/)
    await say(page, 'installateur')
    await hears(page, /numéro de TVA de votre société/)
    await say(page, 'FR69999100019')
    await hears(page, /C’est bien votre société/)
    await tap(page, /Oui, c’est nous/)
    await hears(page, /adresse e-mail/)
    await say(page, address)
  }

  async function untilEvidence(page: Page): Promise<void> {
    await untilMail(page, 'camille@alpha-securite.example.fr')
    await hears(page, /Recopiez-le ici/)
    await say(page, await mailedCode())
    await hears(page, /Quelle est votre situation/)
    await tap(page, /PC avec SADP/)
    await hears(page, /ne redémarrez pas/)
  }

  it('goes from hello to the code and to a closed case', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    await untilEvidence(page)
    const sample = page.locator('.sample', { hasText: 'Caméra, étiquette nette' })
    await sample
      .getByRole('button', { name: /DeviceKey/ })
      .first()
      .click()
    await hears(page, /photo de l’étiquette de l’appareil/)
    await sample.getByRole('button', { name: /photo/i }).click()
    await hears(page, /c’est bien l’appareil/)
    await keepScreenshot(page, 'journey-declaration')
    await tap(page, /J’accepte/)
    await hears(page, /Voici votre code/)
    await hears(page, /Le mot de passe est-il réinitialisé/)
    await keepScreenshot(page, 'journey-code')
    await tap(page, /Oui, c’est fait/)
    await hears(page, /est clos/)
    await keepScreenshot(page, 'journey-closed')
    await page.close()
  }, 120_000)

  it('brings the code of the e-mail to a small phone, to be written with one touch', async () => {
    const context = await browser.newContext({ viewport: { width: 380, height: 760 } })
    const page = await context.newPage()
    await untilMail(page, 'dominique@alpha-securite.example.fr')
    await page
      .getByRole('status')
      .getByRole('button', { name: /^Écrire \d{6}$/ })
      .click()
    expect(await page.getByRole('textbox', { name: /message/i }).inputValue()).toMatch(/^\d{6}$/)
    await page.keyboard.press('Enter')
    await hears(page, /Quelle est votre situation/)
    await context.close()
  }, 120_000)

  it('gives no code for the label of another device, on a small dark phone', async () => {
    const context = await browser.newContext({ viewport: { width: 380, height: 760 }, colorScheme: 'dark' })
    const page = await context.newPage()
    await page.goto(`${app.url}/playground/`)
    await keepScreenshot(page, 'phone-380-dark-start')
    await say(page, 'bonjour')
    await hears(page, /Qui êtes-vous/)
    await keepScreenshot(page, 'phone-380-dark-chat')
    for (const side of ['', 'desk/', 'mail/']) {
      await page.goto(`${app.url}/playground/${side}`)
      await page.getByRole('main').first().waitFor()
      await keepScreenshot(page, `playground-380-${side.replace('/', '') || 'phone'}`)
      expect(await page.evaluate('document.documentElement.scrollWidth'), side).toBeLessThanOrEqual(380)
    }
    await context.close()
  }, 60_000)
})
