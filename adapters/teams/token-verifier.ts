/**
 * Who calls /api/messages? Every request carries a JWT that Bot Framework signed for this bot and this service address.
 * The SDK's own check answers 500 to a token it cannot parse and lets everybody in without an app id: so the token is
 * verified here, before the SDK sees the request. There is no way to switch it off.
 */
import { createLocalJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { AppError } from '../../core/errors.js'
import { createKeySource, type EndorsedKey, type KeySource, type SigningKeys } from './openid-keys.js'

const ISSUER = 'https://api.botframework.com'
/** What Bot Framework allows between two clocks. */
const CLOCK_TOLERANCE_SECONDS = 300

export interface VerifierConfig {
  /** Never empty: without it nobody is let in. */
  appId: string
  /** The only tenant whose people may speak to the bot. */
  tenantId: string
  /** Undefined: Microsoft's. */
  openIdMetadataUrl?: string | undefined
  keys?: KeySource
  /** Real time, whatever the product's clock says: tokens are not simulated. */
  now?: () => Date
}

/** What is looked at of an activity: a token is good for one service address, one channel and one tenant. */
export interface Claimed {
  serviceUrl?: unknown
  channelId?: unknown
  conversation?: { tenantId?: unknown } | null
  channelData?: { tenant?: { id?: unknown } | null } | null
}

export type TokenVerifier = (authorization: string | undefined, activity: Claimed) => Promise<JWTPayload>

/** Rejects with TOKEN_INVALID, or with PROVIDER_UNREACHABLE when the keys cannot be had. */
export function createTokenVerifier(config: VerifierConfig): TokenVerifier {
  if (!config.appId) throw new AppError('CONFIG_INVALID', 'MICROSOFT_APP_ID is empty')
  const source = config.keys ?? createKeySource(config.openIdMetadataUrl)
  const now = config.now ?? (() => new Date())
  return async (authorization, activity) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token) throw refused('there is no bearer token')
    const { payload, key } = await verify(token, source, config.appId, now())
    checkBinding(payload, activity)
    checkEndorsement(key, activity)
    checkTenant(payload, activity, config.tenantId)
    return payload
  }
}

async function verify(
  token: string,
  source: KeySource,
  appId: string,
  currentDate: Date,
): Promise<{ payload: JWTPayload; key: EndorsedKey }> {
  const kid = keyIdOf(token)
  let known = await source.get()
  if (!keyOf(known, kid)) known = await source.get(true)
  const key = keyOf(known, kid)
  if (!key) throw refused('the token was signed with a key that is not Bot Framework’s')
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(known.keys), {
      // A closed list: neither "none" nor a symmetric algorithm with the public key as its secret.
      algorithms: ['RS256', 'RS384', 'RS512'],
      audience: appId,
      issuer: [...new Set([known.issuer, ISSUER])],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'iss', 'aud'],
      currentDate,
    })
    return { payload, key }
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refused(error.message, error)
    throw error
  }
}

function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid
  } catch (error) {
    throw refused('the token cannot be read', error)
  }
}

function keyOf(known: SigningKeys, kid: string | undefined): EndorsedKey | undefined {
  return known.keys.keys.find((key) => key.kid === kid && kid !== undefined)
}

/** A token stolen from one service address is of no use at another: replies with our own token go there. */
function checkBinding(payload: JWTPayload, activity: Claimed): void {
  const claimed = payload.serviceurl ?? payload.serviceUrl
  if (typeof claimed !== 'string' || claimed !== activity.serviceUrl) {
    throw refused('the token was issued for another service address')
  }
}

function checkEndorsement(key: EndorsedKey, activity: Claimed): void {
  if (!key.endorsements || key.endorsements.length === 0) return
  if (typeof activity.channelId !== 'string' || !key.endorsements.includes(activity.channelId)) {
    throw refused('the key may not sign for this channel')
  }
}

function checkTenant(payload: JWTPayload, activity: Claimed, tenantId: string): void {
  const named = [payload.tid, activity.conversation?.tenantId, activity.channelData?.tenant?.id].filter(
    (tenant) => tenant !== undefined && tenant !== null,
  )
  const strange = named.find((tenant) => String(tenant).toLowerCase() !== tenantId.toLowerCase())
  if (strange !== undefined) throw refused('the request comes from another tenant')
  if (named.length === 0) throw refused('the request names no tenant')
}

function refused(why: string, cause?: unknown): AppError {
  return new AppError('TOKEN_INVALID', why, { cause })
}
