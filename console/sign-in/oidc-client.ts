import * as oidc from 'openid-client'
import { AppError } from '../../core/errors.js'
import type { ConsoleAccounts } from '../ports.js'
import { type Claims, claims } from './claims.js'

/** What must come back with the code; kept in the browser, sealed, until it does. */
export interface Pending {
  verifier: string
  state: string
  nonce: string
}

export interface OidcClient {
  /** Where the browser goes. Rejects with PROVIDER_UNREACHABLE when the issuer does not answer. */
  begin(redirectUri: string): Promise<{ url: string; pending: Pending }>
  /** Who came back. `current` is the address the browser was sent to. Rejects with SIGN_IN_REFUSED. */
  finish(current: URL, pending: Pending): Promise<Claims>
}

/** OpenID Connect, authorisation code with PKCE, state and nonce; the token's signature is checked too. */
export function createOidcClient(config: NonNullable<ConsoleAccounts['oidc']>): OidcClient {
  let found: Promise<oidc.Configuration> | null = null

  /** Asked at the first sign-in and kept; an issuer that was away is asked again. */
  function discovered(): Promise<oidc.Configuration> {
    found ??= discover().catch((cause: unknown) => {
      found = null
      throw new AppError('PROVIDER_UNREACHABLE', 'the OpenID Connect issuer does not answer', { cause })
    })
    return found
  }

  function discover(): Promise<oidc.Configuration> {
    const issuer = new URL(config.issuer)
    const execute = [oidc.enableNonRepudiationChecks]
    // On this machine only: a test's issuer, or one behind the same host's proxy.
    if (['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname))
      execute.push(oidc.allowInsecureRequests)
    const secret = config.clientSecret.reveal()
    return oidc.discovery(issuer, config.clientId, secret, undefined, { execute, timeout: 10 })
  }

  return {
    async begin(redirectUri) {
      const configuration = await discovered()
      const pending = {
        verifier: oidc.randomPKCECodeVerifier(),
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
      }
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      })
      return { url: url.href, pending }
    },

    async finish(current, pending) {
      const configuration = await discovered()
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, current, {
          pkceCodeVerifier: pending.verifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        })
        return claims.parse(tokens.claims())
      } catch (cause) {
        throw new AppError('SIGN_IN_REFUSED', 'the issuer’s answer is not one for us', { cause })
      }
    },
  }
}
