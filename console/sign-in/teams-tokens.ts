import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod/v4'
import { AppError } from '../../core/errors.js'
import type { ConsoleAccounts } from '../ports.js'
import type { Outsider } from './accounts.js'
import { claims, outsiderOf } from './claims.js'

/** Reads the token Teams gives to a tab. */
export interface TeamsTokens {
  /** Rejects with SIGN_IN_REFUSED when it is not one for us, PROVIDER_UNREACHABLE when Entra does not answer. */
  read(token: string): Promise<Outsider>
}

const MICROSOFT = 'https://login.microsoftonline.com'
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() })
/** What the tab's app registration exposes (Teams SSO asks for this scope and no other). */
const SCOPE = 'access_as_user'

/** Signature, issuer, audience, tenant and scope are checked against the tenant's own metadata document. */
export function createTeamsTokens(
  { appId, tenantId, loginUrl }: NonNullable<ConsoleAccounts['teams']>,
  claimRoles: ConsoleAccounts['claimRoles'],
  { now, publicUrl }: { now(): Date; publicUrl(): string },
): TeamsTokens {
  let known: Promise<{ issuer: string; keys: JWTVerifyGetKey }> | null = null

  function entra() {
    known ??= discover().catch((cause: unknown) => {
      known = null
      throw new AppError('PROVIDER_UNREACHABLE', 'Entra’s metadata cannot be read', { cause })
    })
    return known
  }

  async function discover() {
    const base = (loginUrl ?? MICROSOFT).replace(new RegExp(`/${tenantId}$`), '')
    const url = `${base}/${tenantId}/v2.0/.well-known/openid-configuration`
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) })
    const { issuer, jwks_uri } = metadata.parse(await answer.json())
    return { issuer, keys: createRemoteJWKSet(new URL(jwks_uri)) }
  }

  return {
    async read(token) {
      const { issuer, keys } = await entra()
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          // The app's id, or the address Teams wants a tab's app to have.
          audience: [appId, `api://${new URL(publicUrl()).host}/${appId}`],
          algorithms: ['RS256'],
          currentDate: now(),
          clockTolerance: 60,
          requiredClaims: ['oid', 'tid', 'exp', 'scp'],
        })
        const scopes = String(payload.scp).split(' ')
        if (payload.tid !== tenantId || !scopes.includes(SCOPE)) throw new Error('another tenant or scope')
        return outsiderOf(claims.parse(payload), claimRoles, 'teams')
      } catch (cause) {
        throw new AppError('SIGN_IN_REFUSED', 'the token is not one for this console', { cause })
      }
    },
  }
}
