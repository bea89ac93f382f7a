import { TOTP } from 'otpauth'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../console/sign-in/accounts.js'
import { hashPassword } from '../../console/sign-in/passwords.js'
import { openSession } from '../../console/sign-in/session-store.js'
import { decodeCodes } from '../../devices/codes/read-codes.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { ConsoleUserDoc } from '../../models/console-account.js'
import type { Browser } from './support/browser.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

const NEXT = 'une phrase assez longue'
const HOUR = 3_600_000

let opened: TestConsole
let admin: Browser
beforeAll(async () => {
  opened = await openConsole()
  admin = await opened.signedIn('admin')
})
afterAll(() => opened.close())

let people = 0
async function person() {
  const login = `lost${++people}`
  const made = await addAccount(opened.store, { login, name: 'Une personne', role: 'agent' }, TEST_NOW)
  return { login, ...made }
}
const later = (ms: number) => opened.realTime.set(new Date(opened.realTime.now().getTime() + ms))

async function linkFor(userId: string) {
  const { status, body } = await admin.post(`/admin/users/${userId}/reset`)
  expect(status).toBe(200)
  expect(body.url).toMatch(new RegExp(`^${opened.url}/console/reset#[\\w-]{43}$`))
  return { token: body.url.split('#')[1] as string, expiresAt: body.expiresAt as string }
}

describe('a link to choose a new password', () => {
  it('kills the old password and the sessions at once, is good once, and says whose it is', async () => {
    const { login, password, user } = await person()
    const before = opened.browser()
    await before.signIn(login, password)
    const { token } = await linkFor(user._id)
    expect((await before.get('/session/list')).status).toBe(401)
    expect((await opened.browser().signIn(login, password)).body.error.code).toBe('SIGN_IN_REFUSED')

    const guest = opened.browser()
    expect((await guest.post('/session/reset/look', { token })).body).toMatchObject({
      login,
      name: user.name,
    })
    expect((await guest.post('/session/reset', { token, next: 'short' })).status).toBe(400)
    expect((await guest.post('/session/reset', { token, next: NEXT })).status).toBe(204)
    // A link is not a way in: one signs in with what one chose.
    expect((await guest.get('/session')).body.user).toBeNull()
    expect((await guest.signIn(login, NEXT)).status).toBe(204)
    const again = await opened.browser().post('/session/reset', { token, next: `${NEXT} 2` })
    expect([again.status, again.body.error.code]).toEqual([410, 'LINK_OVER'])
    expect((await opened.browser().post('/session/reset/look', { token })).status).toBe(410)
  })

  it('is over after a day, and as soon as there is another', async () => {
    const { user } = await person()
    const first = await linkFor(user._id)
    const second = await linkFor(user._id)
    expect((await opened.browser().post('/session/reset/look', first)).status).toBe(400)
    const look = (token: string) => opened.browser().post('/session/reset/look', { token })
    expect((await look(first.token)).status).toBe(410)
    expect((await look(second.token)).status).toBe(200)
    later(24 * HOUR + 1000)
    expect((await opened.browser().post('/session/reset', { token: second.token, next: NEXT })).status).toBe(
      410,
    )
    admin = await opened.signedIn('admin')
  })

  it('lets one of two through who come with it at the same moment', async () => {
    const { user } = await person()
    const { token } = await linkFor(user._id)
    const tries = [1, 2, 3].map((n) =>
      opened.browser().post('/session/reset', { token, next: `${NEXT} ${n}` }),
    )
    const seen = (await Promise.all(tries)).map(({ status }) => status).sort()
    expect(seen).toEqual([204, 410, 410])
  })

  it('opens a locked account, and leaves its second factor', async () => {
    const { login, password, user } = await person()
    const mine = opened.browser()
    await mine.signIn(login, password)
    const { body } = await mine.post('/session/totp')
    const totp = new TOTP({ secret: body.secret })
    const digits = () => totp.generate({ timestamp: opened.realTime.now().getTime() })
    await mine.put('/session/totp', { code: digits() })
    for (let i = 0; i < 5; i++) await opened.browser().signIn(login, 'wrong')
    const { token } = await linkFor(user._id)
    await opened.browser().post('/session/reset', { token, next: NEXT })
    later(60_000)
    expect((await opened.browser().signIn(login, NEXT)).body.error.code).toBe('TOTP_NEEDED')
    expect((await opened.browser().signIn(login, NEXT, digits())).status).toBe(204)
  })

  it('also keeps out who was just coming in, or changing it, with the password it killed', async () => {
    const { login, password, user } = await person()
    const from = { way: 'password', browser: '', address: '' } as const
    const mine = opened.browser()
    await mine.signIn(login, password)
    // Others' passwords are being worked out: this one waits for its turn while the link is made.
    const others = Promise.all(Array.from({ length: 20 }, () => hashPassword('abc')))
    const change = mine.put('/session/password', { current: password, next: NEXT })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await linkFor(user._id)
    await others
    expect((await change).status).toBe(401)
    const coming = openSession(opened.store, user, from, opened.realTime.now())
    await expect(coming).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    expect(await opened.store.count('consoleSessions', { userId: user._id })).toBe(0)
    const { passwordHash } = (await opened.store.get<ConsoleUserDoc>('consoleUsers', user._id)) ?? {}
    expect(passwordHash).toBeNull()
  })

  it('is an admin’s to make, for local accounts of others, and is kept as a hash', async () => {
    const { user } = await person()
    for (const role of ['agent', 'lead', 'manager', 'auditor'] as const) {
      const browser = await opened.signedIn(role)
      expect((await browser.post(`/admin/users/${user._id}/reset`)).status, role).toBe(403)
    }
    const me = (await admin.get('/session')).body.user.id
    expect((await admin.post(`/admin/users/${me}/reset`)).status).toBe(403)
    await opened.store.update(
      'consoleUsers',
      { _id: user._id },
      { $set: { way: 'oidc' } satisfies Partial<ConsoleUserDoc> },
    )
    expect((await admin.post(`/admin/users/${user._id}/reset`)).status).toBe(403)
    const local = await person()
    const { token } = await linkFor(local.user._id)
    expect(JSON.stringify(await opened.store.find('consoleUsers', {}))).not.toContain(token)
    const { body } = await admin.get('/admin/users')
    const shown = body.find(({ id }: { id: string }) => id === local.user._id)
    expect(shown.resetUntil).not.toBeNull()
  })

  it('is in the access log twice: who made it, and that it was used', async () => {
    const { user } = await person()
    const { token } = await linkFor(user._id)
    await opened.browser().post('/session/reset', { token, next: NEXT })
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { subjectId: user._id })
    expect(lines.map(({ action, detail }) => `${action} ${detail}`).sort()).toEqual([
      'admin.changed reset_link',
      'session.password_set null',
    ])
    expect(JSON.stringify(lines) + opened.logged.join('')).not.toContain(token)
  })
})

describe('a second factor that is set up', () => {
  async function withTotp() {
    const { login, password, user } = await person()
    const browser = opened.browser()
    await browser.signIn(login, password)
    const setup = (await browser.post('/session/totp')).body
    const totp = new TOTP({ secret: setup.secret })
    const digits = () => totp.generate({ timestamp: opened.realTime.now().getTime() })
    const { body } = await browser.put('/session/totp', { code: digits() })
    return { login, password, user, browser, setup, digits, codes: body.codes as string[] }
  }

  it('is shown as a QR that a telephone reads', async () => {
    const { setup } = await withTotp()
    expect(setup.uri).toMatch(/^otpauth:\/\/totp\//)
    const svg = decodeURIComponent(setup.qr.replace('data:image/svg+xml,', ''))
    const { data, info } = await sharp(Buffer.from(svg))
      .resize(600, 600, { kernel: 'nearest' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const [code] = await decodeCodes({ data, width: info.width, height: info.height })
    expect(code).toMatchObject({ kind: 'qr', text: setup.uri })
  })

  it('has ten codes for a lost telephone, each good once, kept as hashes', async () => {
    const { login, password, codes } = await withTotp()
    expect(new Set(codes).size).toBe(10)
    const kept = JSON.stringify(await opened.store.find('consoleUsers', { login }))
    for (const code of codes) expect(kept).not.toContain(code)
    const [first = ''] = codes
    const sign = (recovery: string) =>
      opened.browser().post('/session/password', { login, password, recovery })
    expect((await sign('zzzz-zzzz-zzzz')).status).toBe(401)
    const used = opened.browser()
    const typed = first.toUpperCase().replaceAll('-', ' ')
    expect((await used.post('/session/password', { login, password, recovery: typed })).status).toBe(204)
    expect((await used.get('/session')).body.user).toMatchObject({ totp: true, recoveryLeft: 9 })
    expect((await sign(first)).status).toBe(401)
    const [line] = await opened.store.find<AccessEntryDoc>(
      'accessEntries',
      { action: 'session.signed_in', detail: 'recovery' },
      { sort: { at: -1 }, limit: 1 },
    )
    expect(line).toBeDefined()
  })

  it('locks the account after wrong recovery codes as after wrong passwords', async () => {
    const { login, password, codes } = await withTotp()
    const sign = (recovery: string) =>
      opened.browser().post('/session/password', { login, password, recovery })
    for (let i = 0; i < 5; i++) expect((await sign('zzzz-zzzz-zzzz')).body.error.code).toBe('SIGN_IN_REFUSED')
    expect((await sign(codes[0] ?? '')).body.error.code).toBe('SIGN_IN_LOCKED')
    later(61_000)
    expect((await sign(codes[0] ?? '')).status).toBe(204)
  })

  it('is not replaced by another one from a session that was left open', async () => {
    const { login, password, browser, digits } = await withTotp()
    expect((await browser.post('/session/totp')).status).toBe(403)
    later(60_000)
    expect((await opened.browser().signIn(login, password, digits())).status).toBe(204)
  })

  it('gets another set for its digits only, and the old one is dead', async () => {
    const { login, password, browser, digits, codes } = await withTotp()
    expect((await browser.post('/session/recovery', { code: '000000' })).status).toBe(401)
    later(60_000)
    const { status, body } = await browser.post('/session/recovery', { code: digits() })
    expect(status).toBe(200)
    expect(body.codes).not.toEqual(codes)
    const sign = (recovery: string) =>
      opened.browser().post('/session/password', { login, password, recovery })
    expect((await sign(codes[1] ?? '')).status).toBe(401)
    expect((await sign(body.codes[1])).status).toBe(204)
  })

  it('is turned off for its digits only', async () => {
    const { login, password, browser, digits } = await withTotp()
    expect((await browser.post('/session/totp/off', { code: '000000' })).status).toBe(401)
    later(60_000)
    expect((await browser.post('/session/totp/off', { code: digits() })).status).toBe(204)
    expect((await browser.get('/session')).body.user).toMatchObject({ totp: false, recoveryLeft: null })
    expect((await opened.browser().signIn(login, password)).status).toBe(204)
  })

  it('is taken off by an admin, codes and sessions with it', async () => {
    const { login, password, user, browser, codes } = await withTotp()
    expect((await admin.put(`/admin/users/${user._id}`, { resetTotp: true })).status).toBe(200)
    expect((await browser.get('/session/list')).status).toBe(401)
    const after = await opened.store.get<ConsoleUserDoc>('consoleUsers', user._id)
    expect([after?.totp, after?.recoveryHashes]).toEqual([null, []])
    expect((await opened.browser().signIn(login, password)).status).toBe(204)
    expect(codes).toHaveLength(10)
  })
})
