/// <reference lib="dom" />
/** One's own account in the console, and what an administrator does for it: in the real process and a real browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import { loadConfig } from '../../core/config.js'
import { createLog } from '../../core/log.js'
import { decodeCodes } from '../../devices/codes/read-codes.js'
import { chromiumPath, keepScreenshot, openBrowser } from './browser.js'
import { barriers, buildPages, enter, openPage, settled } from './console-browser.js'
import { openPhone } from './phone.js'

const executable = chromiumPath()
const REQUIRED = process.env.SESAME_REQUIRE_ALL === '1'
const LOGIN = 'claire.lambert'
const PASSPHRASE = 'trois mots sans rapport'
/** Passwords are made slow to check, on a machine that may have much else to do. */
const SLOW_MS = 120_000

describe.skipIf(!executable && !REQUIRED)('an account of the console', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-account-'))
  const complaints: string[] = []
  let app: App
  let browser: Browser
  let admin: Page
  /** The browser of the one whose account it is. */
  let own: Page
  /** As the administrator was told it. */
  let password: string
  /** An unused recovery code. */
  let recovery: string

  beforeAll(async () => {
    await buildPages()
    app = await startApp(loadConfig({ PORT: '0', DATA_DIR: dataDir }), { log: createLog('fatal') })
    browser = await openBrowser(executable ?? '')
    admin = await openPage(browser, complaints)
    await enter(admin, app.url, 'admin')
    // A camera needs white around a QR, on a dark page too.
    own = await openPage(browser, complaints, { colorScheme: 'dark' })
  }, SLOW_MS)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    rmSync(dataDir, { recursive: true, force: true })
    expect(complaints).toEqual([])
  })

  async function signIn(page: Page, secret: string): Promise<void> {
    await page.goto(`${app.url}/console/sign-in`)
    await page.getByRole('textbox', { name: 'Identifiant' }).fill(LOGIN)
    await page.getByLabel('Mot de passe').fill(secret)
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  }
  const inside = (page: Page) => page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor()

  it(
    'is made by an administrator, and protected by a key that a telephone reads from the screen',
    async () => {
      await admin.goto(`${app.url}/console/admin/people`)
      await admin.getByRole('button', { name: 'Ajouter un compte' }).click()
      const dialog = admin.getByRole('dialog')
      await dialog.getByRole('textbox', { name: 'Identifiant' }).fill(LOGIN)
      await dialog.getByRole('textbox', { name: 'Nom' }).fill('Claire Lambert')
      await dialog.getByRole('button', { name: 'Créer le compte' }).click()
      password = (await dialog.locator('code').textContent()) ?? ''
      await signIn(own, password)
      await inside(own)

      await own.goto(`${app.url}/console/account`)
      await own.getByRole('button', { name: 'Activer' }).press('Enter')
      const picture = own.getByRole('img', { name: /QR code/ })
      // A picture that the content policy kept out would have no size of its own.
      await expect
        .poll(() => picture.evaluate((qr) => (qr as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0)
      expect(await barriers(own)).toEqual([])
      await keepScreenshot(own, 'console-account-totp')
      const link = await own
        .getByRole('link', { name: /application d’authentification/ })
        .getAttribute('href')
      expect(await readByCamera(picture)).toBe(link)
      const secret = new URL(link ?? '').searchParams.get('secret') ?? ''
      await own.getByRole('textbox', { name: /six chiffres/ }).fill(codeOf(secret))
      await own.getByRole('button', { name: 'Confirmer' }).click()

      const codes = own.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem')
      await codes.first().waitFor()
      expect(await codes.count()).toBe(10)
      recovery = (await codes.first().textContent()) ?? ''
      await keepScreenshot(own, 'console-account-recovery')
      await own.getByRole('button', { name: 'C’est noté' }).click()
      await own.getByText('Il vous reste 10 codes de secours.').waitFor()
    },
    SLOW_MS,
  )

  it(
    'chooses another password only when it was typed twice alike',
    async () => {
      const next = 'quatre mots tout neufs'
      const save = own.getByRole('button', { name: 'Enregistrer' })
      await own.getByLabel('Mot de passe actuel').fill(password)
      await own.getByLabel('Nouveau mot de passe').fill(next)
      await own.getByLabel('Encore une fois').fill(`${next}!`)
      expect(await save.isDisabled()).toBe(true)
      await own.getByLabel('Encore une fois').fill(next)
      await save.click()
      await own.getByText('Mot de passe changé.').first().waitFor()
    },
    SLOW_MS,
  )

  it(
    'gets a new password by a link that is good once, and lets in with a recovery code',
    async () => {
      const dialog = admin.getByRole('dialog')
      const linkForClaire = async () => {
        await admin.reload()
        await admin.getByRole('button', { name: 'Actions pour Claire Lambert' }).press('Enter')
        await admin.getByRole('menuitem', { name: /^Nouveau mot de passe/ }).click()
        await dialog.getByRole('button', { name: 'Créer le lien' }).click()
        const field = dialog.getByRole('textbox', { name: 'Lien à remettre' })
        await field.waitFor()
        return new URL(await field.inputValue())
      }
      const link = await linkForClaire()
      expect(await barriers(admin)).toEqual([])
      const here = `${app.url}${link.pathname}${link.hash}`

      await own.goto(here)
      await own.getByLabel('Nouveau mot de passe').fill(PASSPHRASE)
      // The token is out of the address before anything else happens there.
      expect(own.url()).toBe(`${app.url}/console/reset`)
      await own.getByLabel('Encore une fois').fill('autre chose de long')
      await own.getByText('Les deux mots de passe sont différents.').waitFor()
      expect(await own.getByRole('button', { name: 'Enregistrer le mot de passe' }).isDisabled()).toBe(true)
      await own.getByLabel('Encore une fois').fill(PASSPHRASE)
      expect(await barriers(own)).toEqual([])
      await keepScreenshot(own, 'console-reset')
      await own.getByRole('button', { name: 'Enregistrer le mot de passe' }).click()
      await own.getByText('Mot de passe enregistré.').waitFor()

      await signIn(own, PASSPHRASE)
      await own.getByRole('button', { name: 'Je n’ai plus mon téléphone' }).press('Enter')
      await own.getByRole('textbox', { name: 'Code de secours' }).fill(recovery)
      await own.getByRole('button', { name: 'Se connecter', exact: true }).click()
      await inside(own)
      await own.goto(`${app.url}/console/account`)
      await own.getByText('Il vous reste 9 codes de secours.').waitFor()

      const late = await openPage(browser, complaints)
      await late.goto(here)
      await late
        .getByRole('alert')
        .getByText(/n’est plus valable/)
        .waitFor()
      // The next one is pasted into the same tab.
      const next = await linkForClaire()
      await late.evaluate((hash) => location.assign(hash), next.hash)
      await late.getByText(/Bonjour Claire Lambert/).waitFor()
      expect(late.url()).toBe(`${app.url}/console/reset`)
      await late.context().close()
    },
    SLOW_MS,
  )

  it(
    'sees its other sessions and ends them',
    async () => {
      const other = await openPage(browser, complaints)
      await enter(other, app.url, 'admin')
      await admin.goto(`${app.url}/console/account`)
      await admin.getByText('Celle-ci').waitFor()
      await admin
        .getByRole('button', { name: /^Fermer/ })
        .first()
        .press('Enter')
      await expect.poll(() => admin.getByRole('button', { name: /^Fermer/ }).count()).toBe(0)
      await other.goto(`${app.url}/console/account`)
      await other.getByRole('heading', { name: 'Connexion à Sésame' }).waitFor()
      await other.context().close()
    },
    SLOW_MS,
  )

  it(
    'sees on the live page who asks for a human, and has a word for the agent, without a reload',
    async () => {
      const page = await openPage(browser, complaints)
      await enter(page, app.url, 'lead')
      await page.goto(`${app.url}/console/live`)
      await page.getByText('Personne n’attend').waitFor()
      const phone = await openPhone(app.url, '+33639980021')
      await phone.say('Je veux parler à un humain')
      await page.getByRole('heading', { name: 'En attente (1)' }).waitFor({ timeout: SLOW_MS })
      expect(await barriers(page)).toEqual([])
      await keepScreenshot(page, 'console-live-waiting')
      await page.getByRole('link', { name: /^Souffler un mot/ }).press('Enter')
      const word = page.getByRole('textbox', { name: 'Note pour le prochain conseiller' })
      await expect.poll(() => word.evaluate((field) => field === document.activeElement)).toBe(true)
      await page.keyboard.type('Client pressé.')
      await page.getByRole('button', { name: 'Envoyer la note' }).press('Enter')
      await page.getByText('Client pressé.', { exact: true }).waitFor()
      phone.close()
      await page.context().close()
    },
    SLOW_MS,
  )

  it(
    'is told on the live page when the server is away, and goes on by itself when it is back',
    async () => {
      const page = await openPage(browser, complaints)
      await enter(page, app.url, 'manager')
      await page.goto(`${app.url}/console/live`)
      await page.getByRole('heading', { name: /^En attente/ }).waitFor()
      await settled(page)
      const { port } = new URL(app.url)
      await app.close()
      await page.getByText(/^Connexion perdue/).waitFor({ timeout: SLOW_MS })
      await keepScreenshot(page, 'console-live-lost')
      app = await startApp(loadConfig({ PORT: port, DATA_DIR: dataDir }), { log: createLog('fatal') })
      await page.getByText(/^Connexion perdue/).waitFor({ state: 'detached', timeout: SLOW_MS })
      await page.getByRole('heading', { name: /^En attente/ }).waitFor()
      await page.context().close()
    },
    SLOW_MS,
  )
})

/** What the code in a picture on the screen says. */
async function readByCamera(picture: Locator): Promise<string | undefined> {
  const { data, info } = await sharp(await picture.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [code] = await decodeCodes({ data, width: info.width, height: info.height })
  return code?.text
}

function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate()
}
