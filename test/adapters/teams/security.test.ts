import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier } from '../../../adapters/teams/token-verifier.js'
import { type Rig, teamsRig } from './rig.js'

let rig: Rig
let activity: Record<string, unknown>
let service: string

beforeAll(async () => {
  rig = await teamsRig()
  const { people } = rig.teams
  activity = { ...people.envelope(rig.agents.julie, null), type: 'message', text: 'aide' }
  service = String(activity.serviceUrl)
})
afterAll(() => rig.close())

const send = async (token: string | null, over: Record<string, unknown> = {}) =>
  (await rig.teams.people.deliver({ ...activity, ...over }, token)).status
const signed = async (overrides: Record<string, unknown> = {}) =>
  `Bearer ${await rig.teams.identity.sign(service, overrides)}`
const now = () => Math.floor(Date.now() / 1000)
const claims = () => ({ iss: 'https://api.botframework.com', serviceurl: service, exp: now() + 600 })
const aud = async () => {
  const [, payload = ''] = (await signed()).split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).aud as string
}
/** The key id of the real key, so that a forgery is not refused for its key id alone. */
const kid = async () =>
  JSON.parse(Buffer.from((await signed()).slice(7).split('.')[0] ?? '', 'base64url').toString()).kid

describe('POST /api/messages', () => {
  it('lets in what Bot Framework signed for this bot', async () => {
    expect(await send(await signed())).toBe(200)
  })

  it.each([
    ['no token', async () => null],
    ['an empty token', async () => 'Bearer '],
    ['another scheme', async () => 'Basic dXNlcjpwYXNz'],
    ['garbage', async () => 'Bearer abc'],
    ['garbage in three parts', async () => 'Bearer a.b.c'],
    ['alg none', async () => `Bearer ${new UnsecuredJWT({ ...claims(), aud: await aud() }).encode()}`],
    [
      'alg none with the real key id',
      async () => {
        const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
        return `Bearer ${part({ alg: 'none', kid: await kid() })}.${part({ ...claims(), aud: await aud() })}.`
      },
    ],
    [
      'alg none with a signature in its place',
      async () => {
        const [, payload, signature] = (await signed()).slice(7).split('.')
        const header = Buffer.from(JSON.stringify({ alg: 'none', kid: await kid() })).toString('base64url')
        return `Bearer ${header}.${payload}.${signature}`
      },
    ],
    [
      'HS256 with the public key as its secret',
      async () => {
        const keys = await (await fetch(`${rig.url}/teams/keys`)).text()
        const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: await kid() })).toString('base64url')
        const body = Buffer.from(JSON.stringify({ ...claims(), aud: await aud() })).toString('base64url')
        const mac = createHmac('sha256', keys).update(`${header}.${body}`).digest('base64url')
        return `Bearer ${header}.${body}.${mac}`
      },
    ],
    ['a forged signature', async () => `${(await signed()).slice(0, -6)}AAAAAA`],
    [
      'another key under the real key id',
      async () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
        const token = await new SignJWT({ ...claims(), aud: await aud() })
          .setProtectedHeader({ alg: 'RS256', kid: await kid() })
          .sign(privateKey)
        return `Bearer ${token}`
      },
    ],
    [
      'another key under an unknown id',
      async () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
        const token = await new SignJWT({ ...claims(), aud: await aud() })
          .setProtectedHeader({ alg: 'RS256', kid: randomUUID() })
          .sign(privateKey)
        return `Bearer ${token}`
      },
    ],
    ['expired', () => signed({ exp: now() - 301 })],
    ['without an expiry', () => signed({ exp: undefined })],
    ['not yet valid', () => signed({ nbf: now() + 600 })],
    ['for another bot', () => signed({ aud: randomUUID() })],
    ['from another issuer', () => signed({ iss: 'https://sts.windows.net/x/' })],
    ['for another service address', () => signed({ serviceurl: 'https://elsewhere.example/' })],
    ['without a service address', () => signed({ serviceurl: undefined })],
    ['of another tenant', () => signed({ tid: randomUUID() })],
  ])('answers 401: %s', async (_, token) => {
    expect(await send(await token())).toBe(401)
  })

  it.each([
    ['conversation', { conversation: { id: 'a:1', tenantId: 'another' } }],
    ['channel data', { channelData: { tenant: { id: 'another' } } }],
    ['no tenant at all', { conversation: { id: 'a:1' }, channelData: {} }],
    ['another channel than the key is endorsed for', { channelId: 'webchat' }],
    ['another service address than the token’s', { serviceUrl: 'https://elsewhere.example/' }],
  ])('answers 401 to an activity of another tenant, channel or place: %s', async (_, over) => {
    expect(await send(await signed(), over)).toBe(401)
  })

  it('answers 401 even to what it could not read', async () => {
    const response = await fetch(`${rig.url}/api/messages`, { method: 'POST' })
    expect(response.status).toBe(401)
  })

  it('takes an expiry a little in the past: clocks differ', async () => {
    expect(await send(await signed({ exp: now() - 200 }))).toBe(200)
  })

  it('answers 400 to something signed that is no activity', async () => {
    expect(await send(await signed(), { type: '' })).toBe(400)
  })

  it('writes no token into the log', async () => {
    const token = await signed({ aud: randomUUID() })
    await send(token)
    expect(rig.log.join('\n')).not.toContain(token.slice(7, 60))
  })
})

describe('the verifier', () => {
  it('cannot be made without an app id', () => {
    expect(() => createTokenVerifier({ appId: '', tenantId: 'x' })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    )
  })

  it('lets nobody in while the keys cannot be had, and says that it is not the caller', async () => {
    const verify = createTokenVerifier({
      appId: 'x',
      tenantId: 'y',
      openIdMetadataUrl: 'http://127.0.0.1:1/none',
    })
    await expect(verify(await signed(), activity)).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' })
  })
})

describe('who is not of the team', () => {
  it('is told so, and nothing is done', async () => {
    const ticket = await rig.open()
    const stranger = { id: '29:stranger', aadObjectId: randomUUID(), name: 'Mallory' }
    const answer = await rig.click(ticket._id, stranger, 'claim')
    expect(answer.text).toContain('Vous ne faites pas partie de l’équipe')
    expect((await rig.ticket(ticket._id)).state).toBe('waiting')
    expect(rig.arrivals).toEqual([])
    expect(await rig.store.get('deskAgents', stranger.aadObjectId)).toBeNull()
  })
})
