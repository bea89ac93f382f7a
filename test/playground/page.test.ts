import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EchoProduct, startEchoProduct } from './echo-product.js'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
if (!CHROMIUM) {
  if (process.env.SESAME_REQUIRE_ALL === '1')
    throw new Error('Chromium is wanted for the tests of the phone page')
  console.warn('\n*** SKIPPED: the phone page was NOT tested, Chromium is not installed ***\n')
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The page in a real browser, with a bot of a few fixed answers behind it. */
describe.skipIf(!CHROMIUM)('phone page', () => {
  let browser: Browser
  let product: EchoProduct
  let page: Page
  let samplesFolder: string
  const problems: string[] = []

  beforeAll(async () => {
    samplesFolder = mkdtempSync(join(tmpdir(), 'sesame-page-'))
    const files = [{ file: 'x-DeviceKey.xml', kind: 'sadp', contentType: 'text/xml' }]
    const sample = { id: 's', title: 'Caméra', description: 'Concorde.', device: { model: 'DS-2CD' }, files }
    writeFileSync(join(samplesFolder, 'samples.json'), JSON.stringify({ samples: [sample] }))
    writeFileSync(join(samplesFolder, 'x-DeviceKey.xml'), 'opaque')
    product = await startEchoProduct(
      ({ text, media }) => {
        if (media.length > 0) return [{ text: `Reçu : ${media[0]?.name}`, choices: [] }]
        if (text === 'liste') {
          const choices = ['Un', 'Deux', 'Trois', 'Quatre'].map((title) => ({ id: title, title }))
          return [{ text: 'Lequel ?', choices }]
        }
        if (text === 'boutons') return [{ text: 'Prêt ?', choices: [{ id: 'yes', title: 'Oui' }] }]
        return [{ text: `*Écho* de ${text} <b>x</b> https://sesame.example/a.`, choices: [] }]
      },
      { samplesFolder, companies: [{ name: 'ALPHA SÉCURITÉ', vat: 'FR69999100019', note: 'Vérifiée.' }] },
    )
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGS })
    page = await (
      await browser.newContext({ locale: 'fr-FR', viewport: { width: 1300, height: 850 } })
    ).newPage()
    page.on('pageerror', (error) => void problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(`${product.url}/playground/`)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.close()
    rmSync(samplesFolder, { recursive: true })
    expect(problems).toEqual([])
  })

  const bot = (text: string) => page.locator('.bubble:not(.mine)', { hasText: text }).last()
  const say = async (text: string) => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text)
    await page.keyboard.press('Enter')
  }

  it('begins with one touch, and shows text as WhatsApp does, never as markup', async () => {
    await page
      .getByRole('button', { name: /Envoyer «.Bonjour.»/ })
      .first()
      .click()
    const answer = bot('Écho de Bonjour')
    await answer.waitFor()
    expect(await answer.locator('strong').innerText()).toBe('Écho')
    expect(await answer.locator('.bubble-text b').count()).toBe(0)
    expect(await answer.locator('a').getAttribute('href')).toBe('https://sesame.example/a')
  })

  it('sends with Enter, begins a line with Shift and Enter', async () => {
    const box = page.getByRole('textbox', { name: 'Message' })
    await box.fill('une')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('deux')
    await page.keyboard.press('Enter')
    await expect.poll(() => product.received.at(-1)?.text).toBe('une\ndeux')
    expect(await box.inputValue()).toBe('')
  })

  it('answers by button, by list with the keyboard, in the context of the question', async () => {
    await say('boutons')
    await page.locator('.options button', { hasText: 'Oui' }).click()
    await expect.poll(() => product.received.at(-1)).toMatchObject({ text: 'Oui', choiceId: 'yes' })
    expect(product.received.at(-1)?.repliedTo).toMatch(/^SM/)
    await say('liste')
    await page.locator('.options button', { hasText: 'Choisir' }).click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.locator('#list-send').click()
    await expect.poll(() => product.received.at(-1)).toMatchObject({ choiceId: 'Deux' })
  })

  it('attaches files after a look at them, each a message, the caption with the first', async () => {
    const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('a,b') })
    await page.setInputFiles('#input-documents', [file('un.csv'), file('deux.csv')])
    await page.getByLabel('Légende').fill('les deux')
    await page.locator('#preview').getByRole('button', { name: 'Envoyer' }).click()
    await bot('deux.csv').waitFor()
    expect(product.received.slice(-2).map(({ text, media }) => [text, media[0]?.name])).toEqual([
      ['les deux', null],
      ['', 'deux.csv'],
    ])
  })

  it('sends a sample device’s file, and puts a company’s number in the line', async () => {
    await page.getByRole('button', { name: 'Envoyer DeviceKey.xml' }).click()
    await bot('x-DeviceKey.xml').waitFor()
    await page.getByRole('button', { name: 'Écrire le n° de TVA' }).click()
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('FR69999100019')
    await page.getByRole('button', { name: 'Écrire l’e-mail' }).click()
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe(
      'contact@alpha-securite.example.fr',
    )
  })

  it('keeps the conversation over a reload, and starts afresh as somebody else', async () => {
    await page.reload()
    await bot('Écho de Bonjour').waitFor()
    await page.getByRole('button', { name: 'Nouvelle personne' }).click()
    await page.locator('#starter').waitFor()
    expect(await page.locator('.bubble').count()).toBe(0)
  })

  it('sets the clock and shows it', async () => {
    await page.getByRole('button', { name: 'Un samedi à 15' }).click()
    await expect.poll(() => page.locator('#clock-now').innerText()).toMatch(/^samedi .* 15.h.00$/)
    await page.getByRole('button', { name: 'Heure réelle' }).click()
    await expect.poll(() => product.clock.simulated()).toBe(false)
  })

  it('is a whole phone on a phone, its tools in a drawer', async () => {
    const context = await browser.newContext({ viewport: { width: 380, height: 760 }, hasTouch: true })
    const small = await context.newPage()
    await small.goto(`${product.url}/playground/`)
    const box = await small.locator('#phone').boundingBox()
    expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, 380, 760])
    expect(await small.evaluate('document.documentElement.scrollWidth')).toBe(380)
    await small.getByRole('button', { name: /Mode d’emploi/ }).click()
    await small.getByRole('button', { name: 'Envoyer DeviceKey.xml' }).click()
    await small.locator('.bubble', { hasText: 'Reçu' }).waitFor()
    await context.close()
  })
})
