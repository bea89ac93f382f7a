import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../console/sign-in/accounts.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { ConsoleSessionDoc, ConsoleUserDoc } from '../../models/console-account.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

let opened: TestConsole
beforeAll(async () => {
  opened = await openConsole()
})
afterAll(() => opened.close())

let people = 0
async function person(role: 'manager' | 'agent' = 'manager') {
  const login = `person${++people}`
  const made = await addAccount(opened.store, { login, name: 'Une personne', role }, TEST_NOW)
  return { login, ...made }
}

const later = (ms: number) => opened.realTime.set(new Date(opened.realTime.now().getTime() + ms))
const MINUTE = 60_000

describe('signing in with a password', () => {
  it('opens a session that is kept as a hash and lives in a cookie scripts cannot read', async () => {
    const { login, password } = await person()
    const browser = opened.browser()
    const answer = await browser.signIn(login.toUpperCase(), password)
    expect(answer.status).toBe(204)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^sesame_console=[\w-]{43}; Path=\/console; HttpOnly; SameSite=Lax$/)
    expect((await browser.get('/session')).body.user).toMatchObject({ role: 'manager', way: 'password' })
    const token = browser.cookie().split('=')[1] ?? ''
    const kept = JSON.stringify(await opened.store.find<ConsoleSessionDoc>('consoleSessions', {}))
    expect(kept).not.toContain(token)
    const users = JSON.stringify(await opened.store.find<ConsoleUserDoc>('consoleUsers', { login }))
    expect(users).toContain('$argon2id$')
    expect(users).not.toContain(password)
  })

  it('says the same of a wrong password and of an unknown login', async () => {
    const { login } = await person()
    const wrong = await opened.browser().signIn(login, 'not-this')
    const unknown = await opened.browser().signIn('nobody-here', 'not-this')
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong.body.error.code).toBe('SIGN_IN_REFUSED')
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  it('is locked after five wrong passwords, the right one included, and opens again by itself', async () => {
    const { login, password } = await person()
    for (let i = 0; i < 5; i++) expect((await opened.browser().signIn(login, `wrong ${i}`)).status).toBe(401)
    const locked = await opened.browser().signIn(login, password)
    expect([locked.status, locked.body.error.code]).toEqual([429, 'SIGN_IN_LOCKED'])
    later(MINUTE + 1000)
    expect((await opened.browser().signIn(login, password)).status).toBe(204)
  })

  it('leaves lines in the access log, and never what was typed', async () => {
    const { login, password, user } = await person()
    await opened.browser().signIn(login, 'hunter2hunter2')
    await opened.browser().signIn(login, password)
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', {})
    expect(lines.some(({ action, actorId }) => action === 'session.signed_in' && actorId === user._id)).toBe(
      true,
    )
    expect(lines.some(({ action }) => action === 'session.refused')).toBe(true)
    expect(JSON.stringify(lines) + opened.logged.join('')).not.toContain('hunter2')
  })
})

describe('many sign-ins from one address', () => {
  it('are slowed down, whatever the logins', async () => {
    const browser = opened.browser()
    const seen: number[] = []
    for (let i = 0; i < 21; i++)
      seen.push((await browser.post('/session/password', { login: `l${i}`, password: 'x' })).status)
    expect([seen[0], seen[19], seen[20]]).toEqual([401, 401, 429])
  })
})

describe('a second factor', () => {
  it('is asked for, and its digits are good once', async () => {
    const { login, password } = await person()
    const browser = opened.browser()
    await browser.signIn(login, password)
    const { body } = await browser.post('/session/totp')
    const totp = new TOTP({ secret: body.secret })
    const digits = () => totp.generate({ timestamp: opened.realTime.now().getTime() })
    expect((await browser.put('/session/totp', { code: '000000' })).status).toBe(401)
    expect((await browser.put('/session/totp', { code: digits() })).status).toBe(200)
    expect(JSON.stringify(await opened.store.find('consoleUsers', { login }))).not.toContain(body.secret)

    const without = await opened.browser().signIn(login, password)
    expect([without.status, without.body.error.code]).toEqual([401, 'TOTP_NEEDED'])
    // Those that confirmed the setting up have been used.
    expect((await opened.browser().signIn(login, password, digits())).body.error.code).toBe('SIGN_IN_REFUSED')
    later(MINUTE)
    const now = digits()
    expect((await opened.browser().signIn(login, password, now)).status).toBe(204)
    expect((await opened.browser().signIn(login, password, now)).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends when one leaves, for whoever has its cookie', async () => {
    const { login, password } = await person()
    const browser = opened.browser()
    await browser.signIn(login, password)
    const thief = opened.browser()
    thief.setCookie(browser.cookie())
    expect((await thief.get('/session/list')).status).toBe(200)
    expect((await browser.delete('/session')).status).toBe(204)
    expect((await thief.get('/session/list')).status).toBe(401)
  })

  it('ends after two hours without a call, and after twelve in any case', async () => {
    const { login, password } = await person()
    const idle = opened.browser()
    await idle.signIn(login, password)
    later(121 * MINUTE)
    expect((await idle.get('/session/list')).status).toBe(401)
    const busy = opened.browser()
    await busy.signIn(login, password)
    for (let hour = 0; hour < 11; hour++) {
      later(60 * MINUTE)
      expect((await busy.get('/session/list')).status).toBe(200)
    }
    later(61 * MINUTE)
    expect((await busy.get('/session/list')).status).toBe(401)
  })

  it('can be ended from another one', async () => {
    const { login, password } = await person()
    const here = opened.browser()
    const there = opened.browser()
    await here.signIn(login, password)
    await there.signIn(login, password)
    const { body } = await here.get('/session/list')
    const other = body.find((one: { current: boolean }) => !one.current)
    expect((await here.delete(`/session/list/${other.id}`)).status).toBe(204)
    expect((await there.get('/session/list')).status).toBe(401)
    expect((await here.get('/session/list')).status).toBe(200)
  })

  it('ends with its account, and others of it when the password changes', async () => {
    const { login, password, user } = await person()
    const here = opened.browser()
    const there = opened.browser()
    await here.signIn(login, password)
    await there.signIn(login, password)
    const next = 'une phrase assez longue'
    expect((await here.put('/session/password', { current: 'wrong', next })).status).toBe(401)
    expect((await here.put('/session/password', { current: password, next })).status).toBe(204)
    expect((await there.get('/session/list')).status).toBe(401)
    expect((await here.get('/session/list')).status).toBe(200)
    await opened.store.update('consoleUsers', { _id: user._id }, { $set: { disabledAt: TEST_NOW } })
    expect((await here.get('/session/list')).status).toBe(401)
    expect((await opened.browser().signIn(login, next)).status).toBe(401)
  })
})

describe('a session that was left open', () => {
  it('is no place to guess the password from', async () => {
    const { login, password } = await person()
    const browser = opened.browser()
    await browser.signIn(login, password)
    const next = 'une phrase assez longue'
    const seen: number[] = []
    for (let i = 0; i < 5; i++)
      seen.push((await browser.put('/session/password', { current: `wrong ${i}`, next })).status)
    expect(seen).toEqual([401, 401, 401, 401, 401])
    expect((await browser.put('/session/password', { current: password, next })).status).toBe(429)
    expect((await opened.browser().signIn(login, password)).status).toBe(204)
  })
})

describe('what changes something', () => {
  it('must come from our page', async () => {
    const { login, password } = await person()
    const browser = opened.browser()
    await browser.signIn(login, password)
    const good = await browser.put('/session/preferences', { locale: 'en' })
    expect(good.status).toBe(204)
    const send = (headers: Record<string, string>) =>
      browser.raw('/console/api/session/preferences', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ locale: 'fr' }),
      })
    const { csrf } = (await browser.get('/session')).body
    const forged: Record<string, string>[] = [
      {},
      { 'x-sesame-csrf': 'anybody' },
      { 'x-sesame-csrf': csrf, origin: 'https://evil.example' },
      { 'x-sesame-csrf': csrf, origin: 'null' },
    ]
    for (const headers of forged) {
      const answer = await send(headers)
      expect(answer.status, JSON.stringify(headers)).toBe(403)
      expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('CSRF_REFUSED')
    }
    expect((await send({ 'x-sesame-csrf': csrf, origin: opened.url })).status).toBe(204)
  })

  it('signing in too: nobody is signed in by another page', async () => {
    const { login, password } = await person()
    const body = JSON.stringify({ login, password })
    const answer = await opened.browser().raw('/console/api/session/password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(403)
  })
})

describe('the one-click sign-in', () => {
  it('does not exist outside the playground', async () => {
    expect((await opened.browser().post('/session/demo', { role: 'admin' })).status).toBe(404)
  })

  it('makes a manager in the playground', async () => {
    const playground = await openConsole({ playground: true })
    try {
      const browser = playground.browser()
      expect((await browser.post('/session/demo', {})).status).toBe(204)
      expect((await browser.get('/session')).body.user).toMatchObject({ role: 'manager', way: 'demo' })
    } finally {
      await playground.close()
    }
  })
})
