/** An OpenID Connect issuer on loopback, with real keys: as strict about PKCE and secrets as Entra is. */
import { createHash, randomUUID } from 'node:crypto'
import express from 'express'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { listen } from '../../support/listen.js'

export interface Issuer {
  /** Without a slash at the end. */
  url: string
  /** What the next identity token says besides; `undefined` values are left out. */
  person: JWTPayload
  /** Does something to the next identity token: another nonce, another key. */
  spoil: 'nothing' | 'nonce' | 'key' | 'audience'
  /** A token signed with the issuer's key, as Teams gives to a tab. */
  sign(payload: JWTPayload, change?: { key?: 'other'; alg?: string }): Promise<string>
  close(): Promise<void>
}

export const CLIENT_ID = 'console-client'
export const CLIENT_SECRET = 'a secret of the console'

/** `path` is what stands before `/.well-known`; Entra has `/<tenant>/v2.0`. */
export async function openIssuer(now: () => Date, path = ''): Promise<Issuer> {
  const good = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const app = express()
  const server = await listen(app)
  const url = `${server.url}${path}`
  const codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>()

  const sign = (payload: JWTPayload, key = good.privateKey) =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuedAt(Math.floor(now().getTime() / 1000))
      .setExpirationTime(Math.floor(now().getTime() / 1000) + 3600)
      .setIssuer(url)
      .sign(key)

  const issuer: Issuer = {
    url,
    person: {},
    spoil: 'nothing',
    sign: (payload, { key } = {}) => sign(payload, key === 'other' ? other.privateKey : good.privateKey),
    close: server.close,
  }

  app.get(`${path}/.well-known/openid-configuration`, (_request, response) => {
    response.json({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    })
  })
  app.get(`${path}/keys`, async (_request, response) => {
    response.json({ keys: [{ ...(await exportJWK(good.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] })
  })
  app.get(`${path}/authorize`, (request, response) => {
    const query = request.query as Record<string, string>
    const code = randomUUID()
    const { code_challenge: challenge = '', nonce = '', redirect_uri: redirectUri = '', state = '' } = query
    if (query.client_id !== CLIENT_ID || query.code_challenge_method !== 'S256')
      return void response.status(400).end()
    codes.set(code, { challenge, nonce, redirectUri })
    response.redirect(`${redirectUri}?${new URLSearchParams({ code, state })}`)
  })
  app.post(`${path}/token`, express.urlencoded({ extended: false }), async (request, response) => {
    const {
      code,
      code_verifier: verifier = '',
      redirect_uri: redirectUri,
      client_secret: inBody,
    } = request.body
    const basic = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64').toString('utf8')
    const secret = inBody ?? decodeURIComponent(basic.split(':')[1]?.replaceAll('+', ' ') ?? '')
    const asked = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    if (
      !asked ||
      asked.challenge !== challenge ||
      asked.redirectUri !== redirectUri ||
      secret !== CLIENT_SECRET
    ) {
      return void response.status(400).json({ error: 'invalid_grant' })
    }
    const { spoil } = issuer
    const payload = {
      aud: spoil === 'audience' ? 'somebody-else' : CLIENT_ID,
      nonce: spoil === 'nonce' ? 'another' : asked.nonce,
      ...issuer.person,
    }
    const id_token = await sign(payload, spoil === 'key' ? other.privateKey : good.privateKey)
    response.json({ access_token: randomUUID(), token_type: 'Bearer', id_token })
  })
  return issuer
}
