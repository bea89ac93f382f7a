/** Signing in with the company's account, through the browser and through the tab in Teams: real issuer, real tokens. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roleOfClaims } from '../../console/sign-in/claims.js'
import { systemClock } from '../../core/clock.js'
import { loadConfig } from '../../core/config.js'
import { Secret } from '../../core/secrets.js'
import type { Browser } from './support/browser.js'
import { CLIENT_ID, CLIENT_SECRET, type Issuer, openIssuer } from './support/issuer.js'
import { openConsole, type TestConsole } from './support/open-console.js'

const TENANT = '11111111-2222-3333-4444-555555555555'
const APP = '99999999-8888-7777-6666-555555555555'
/** A whole account, so that nothing is made up and written to disk. */
const ACCOUNT = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_WHATSAPP_FROM: 'whatsapp:+33900000000',
  PUBLIC_URL: 'https://sesame.example',
  SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
}
let issuer: Issuer
let opened: TestConsole

beforeAll(async () => {
  issuer = await openIssuer(() => systemClock.now(), `/${TENANT}/v2.0`)
  opened = await openConsole(
    { realTime: systemClock },
    {
      oidc: { issuer: issuer.url, clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
      teams: { appId: APP, tenantId: TENANT, loginUrl: issuer.url.replace(`/${TENANT}/v2.0`, '') },
    },
  )
})
afterAll(async () => {
  await opened.close()
  await issuer.close()
})
beforeEach(() => {
  issuer.spoil = 'nothing'
  issuer.person = person('oid-1', ['Sesame.Manager'])
})

function person(oid: string, roles: string[]) {
  return {
    sub: `sub-${oid}`,
    oid,
    tid: TENANT,
    name: 'Claire',
    preferred_username: 'claire@example.fr',
    roles,
  }
}

/** Follows the browser there and back; answers where it ends. */
async function through(browser: Browser, to = '/console/cases'): Promise<string> {
  const start = await browser.raw(`/console/auth/oidc/start?to=${encodeURIComponent(to)}`)
  const there = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
  const back = await browser.raw(there.headers.get('location') ?? '')
  return back.headers.get('location') ?? ''
}

const user = async (browser: Browser) => (await browser.get('/session')).body.user

describe('the company’s account', () => {
  it('opens a session with the role of the claims', async () => {
    const browser = opened.browser()
    expect(await through(browser)).toBe('/console/cases')
    expect(await user(browser)).toMatchObject({
      id: `entra:${TENANT}.oid-1`,
      name: 'Claire',
      email: 'claire@example.fr',
      role: 'manager',
      way: 'oidc',
    })
  })

  it.each(['nonce', 'key', 'audience'] as const)(
    'opens none when the token has another %s',
    async (spoil) => {
      issuer.spoil = spoil
      const browser = opened.browser()
      expect(await through(browser)).toBe('/console/?signin=refused')
      expect(await user(browser)).toBe(null)
    },
  )

  it('opens none for an answer that this browser did not ask for', async () => {
    const mine = opened.browser()
    const start = await mine.raw('/console/auth/oidc/start')
    const there = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
    const back = there.headers.get('location') ?? ''
    const victim = opened.browser()
    expect((await victim.raw(back)).headers.get('location')).toBe('/console/?signin=refused')
    await victim.raw('/console/auth/oidc/start')
    expect((await victim.raw(back)).headers.get('location')).toBe('/console/?signin=refused')
    expect(await user(victim)).toBe(null)
  })

  it('waits for a role when the claims give none; a role given here stays', async () => {
    issuer.person = person('oid-2', [])
    const browser = opened.browser()
    expect(await through(browser)).toBe('/console/?signin=no_role')
    const admin = await opened.signedIn('admin')
    const id = `entra:${TENANT}.oid-2`
    expect((await admin.get('/admin/users')).body).toContainEqual(expect.objectContaining({ id, role: null }))
    await admin.put(`/admin/users/${id}`, { role: 'auditor' })
    issuer.person = person('oid-2', ['admin'])
    await through(browser)
    expect(await user(browser)).toMatchObject({ role: 'auditor' })
  })

  it('leads back to our own pages only', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/console//evil.example', '/playground/']) {
      expect(await through(opened.browser(), to)).toBe('/console/')
    }
  })
})

describe('the tab in Teams', () => {
  const token = (changes: Record<string, unknown> = {}, how?: { key?: 'other' }) =>
    issuer.sign({ aud: APP, scp: 'access_as_user', ...person('oid-1', ['manager']), ...changes }, how)

  it('opens a session for the same person as the browser does', async () => {
    const browser = opened.browser()
    const answer = await browser.post('/session/teams', { token: await token() })
    expect(answer.status).toBe(204)
    expect(await user(browser)).toMatchObject({ id: `entra:${TENANT}.oid-1`, way: 'teams' })
  })

  it.each<[string, Record<string, unknown>, { key: 'other' }?]>([
    ['of another app', { aud: CLIENT_ID }],
    ['of another tenant', { tid: 'other' }],
    ['for another purpose', { scp: 'User.Read' }],
    ['without a person', { oid: undefined }],
    ['signed by somebody else', {}, { key: 'other' }],
  ])('refuses a token %s', async (_, changes, how) => {
    const browser = opened.browser()
    const answer = await browser.post('/session/teams', { token: await token(changes, how) })
    expect([answer.status, answer.body.error.code]).toEqual([401, 'SIGN_IN_REFUSED'])
    expect(await user(browser)).toBe(null)
  })

  it('refuses a token that claims to need no signature', async () => {
    const [, body = ''] = (await token()).split('.')
    const bare = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    expect((await opened.browser().post('/session/teams', { token: bare })).status).toBe(401)
  })
})

describe('in Teams, over https', () => {
  it('the cookie is sent within the frame, and only there', async () => {
    const secure = await openConsole(
      { realTime: systemClock, publicUrl: () => 'https://sesame.example' },
      { teams: { appId: APP, tenantId: TENANT, loginUrl: issuer.url.replace(`/${TENANT}/v2.0`, '') } },
    )
    try {
      const given = {
        aud: `api://sesame.example/${APP}`,
        scp: 'access_as_user',
        ...person('oid-1', ['agent']),
      }
      const answer = await secure.browser().post('/session/teams', { token: await issuer.sign(given) })
      expect(answer.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=None; Partitioned; Secure$/)
      const page = await secure.browser().raw('/console/')
      const policy = page.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("frame-ancestors 'self' https://teams.microsoft.com")
      expect(policy).not.toMatch(/unsafe-(?:inline|eval)|\*[ ;]/)
      expect(page.headers.get('x-frame-options')).toBe(null)
    } finally {
      await secure.close()
    }
  })
})

describe('roles from claims', () => {
  it.each<[string[], string[], Record<string, string>, string | null]>([
    [['Manager'], [], {}, 'manager'],
    [['Hotline.Admin', 'agent'], [], {}, 'admin'],
    [['Reader'], [], {}, null],
    [[], ['admin'], {}, null],
    [[], ['8b1c'], { '8b1c': 'lead' }, 'lead'],
    [['admin'], [], { '8b1c': 'lead' }, null],
  ])('%j %j with %j → %s', (roles, groups, mapping, expected) => {
    expect(roleOfClaims({ roles, groups }, mapping)).toBe(expected)
  })

  it('are read from the environment, and a role we do not have is refused', () => {
    expect(loadConfig({ ...ACCOUNT, OIDC_ROLES: 'x=agent, y=admin' }).claimRoles).toEqual({
      x: 'agent',
      y: 'admin',
    })
    expect(() => loadConfig({ ...ACCOUNT, OIDC_ROLES: 'x=boss' })).toThrow(/OIDC_ROLES/)
  })
})
