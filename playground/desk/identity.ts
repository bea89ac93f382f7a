/**
 * Who is who in the simulated Teams: the OpenID document and keys of Bot Framework, the login that gives the bot its
 * tokens, and the check of those tokens. All of it is really signed and really verified, as the real one does.
 */
import { randomUUID } from 'node:crypto'
import express, { type Request, Router } from 'express'
import { exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose'

export interface BotIdentity {
  appId: string
  appPassword: string
  tenantId: string
}

export interface Identity {
  /** OpenID document, keys and the token endpoint. */
  router: Router
  /** A token as Bot Framework puts on a request to the bot. */
  sign(serviceUrl: string, overrides?: JWTPayload): Promise<string>
  /** Does this request carry a token that this login gave the bot? */
  isBot(request: Request): Promise<boolean>
  /** From now on no token is given, and this is said instead. */
  refuse(description: string): void
}

const ISSUER = 'https://api.botframework.com'
const HOUR = 3600

/** `base`: where the router is mounted, seen from the bot. */
export async function createIdentity(bot: BotIdentity, base: () => string): Promise<Identity> {
  const kid = randomUUID()
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }
  const now = () => Math.floor(Date.now() / 1000)
  let refusal: string | null = null

  const router = Router()
  router.get('/.well-known/openidconfiguration', (_request, response) => {
    response.json({
      issuer: ISSUER,
      authorization_endpoint: 'https://invalid.botframework.com/',
      jwks_uri: `${base()}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    })
  })
  router.get('/keys', (_request, response) => void response.json({ keys: [jwk] }))
  router.post(
    '/:tenant/oauth2/v2.0/token',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const {
        client_id: id,
        client_secret: secret,
        grant_type: grant,
        scope,
      } = request.body as Record<string, string>
      const known = request.params.tenant === bot.tenantId && id === bot.appId && secret === bot.appPassword
      if (refusal || !known || grant !== 'client_credentials' || !scope?.includes(`${ISSUER}/.default`)) {
        response.status(401).json({
          error: 'invalid_client',
          error_description: refusal ?? 'AADSTS7000215: Invalid client secret provided.',
        })
        return
      }
      const token = await new SignJWT({ appid: bot.appId, tid: bot.tenantId })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(`https://sts.windows.net/${bot.tenantId}/`)
        .setAudience(ISSUER)
        .setIssuedAt(now())
        .setExpirationTime(now() + HOUR)
        .sign(privateKey)
      response.json({ token_type: 'Bearer', expires_in: HOUR, ext_expires_in: HOUR, access_token: token })
    },
  )

  return {
    router,
    refuse(description) {
      refusal = description
    },
    sign(serviceUrl, overrides = {}) {
      const issued = now()
      return new SignJWT({
        iss: ISSUER,
        aud: bot.appId,
        serviceurl: serviceUrl,
        nbf: issued,
        exp: issued + HOUR,
        ...overrides,
      })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey)
    },
    async isBot(request) {
      const token = request.get('authorization')?.replace(/^Bearer /, '') ?? ''
      try {
        const { payload } = await jwtVerify(token, publicKey, { audience: ISSUER, algorithms: ['RS256'] })
        return payload.appid === bot.appId
      } catch {
        return false
      }
    },
  }
}
