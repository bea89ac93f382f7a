import type { JSONWebKeySet, JWK } from 'jose'
import { AppError } from '../../core/errors.js'

/** Bot Framework's own, for the public cloud. */
export const BOT_FRAMEWORK_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

export interface SigningKeys {
  issuer: string
  keys: JSONWebKeySet
}

/** A key of Bot Framework lists the channels it may sign for. */
export type EndorsedKey = JWK & { endorsements?: string[] }

export interface KeySource {
  /** The keys known now; `unknownKey`: one was asked for that is not among them, so look again (not too often). */
  get(unknownKey?: boolean): Promise<SigningKeys>
}

const DAY = 86_400_000
/** Anybody can send a made-up key id: not each of them may cost a request. */
const LOOK_AGAIN_AFTER = 60_000
const TIMEOUT_MS = 10_000

/** Reads the OpenID document and the keys it points to, and keeps them for a day. Rejects with PROVIDER_UNREACHABLE. */
export function createKeySource(metadataUrl: string = BOT_FRAMEWORK_METADATA, now = Date.now): KeySource {
  let known: { at: number; keys: Promise<SigningKeys> } | null = null
  return {
    async get(unknownKey = false) {
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (!known || age > DAY || (unknownKey && age > LOOK_AGAIN_AFTER)) {
        const reading = readKeys(metadataUrl)
        const before = known
        known = { at: now(), keys: reading }
        reading.catch(() => {
          // What was known yesterday still verifies while the document cannot be had.
          known = before
        })
        if (before) return reading.catch(() => before.keys)
      }
      return known.keys
    },
  }
}

async function readKeys(metadataUrl: string): Promise<SigningKeys> {
  const document = (await getJson(metadataUrl)) as { issuer?: unknown; jwks_uri?: unknown }
  if (typeof document.issuer !== 'string' || typeof document.jwks_uri !== 'string') {
    throw new AppError('PROVIDER_UNREACHABLE', 'the OpenID document names no issuer or no keys')
  }
  const keys = (await getJson(document.jwks_uri)) as { keys?: unknown }
  if (!Array.isArray(keys.keys)) throw new AppError('PROVIDER_UNREACHABLE', 'the list of keys is empty')
  return { issuer: document.issuer, keys: { keys: keys.keys as JWK[] } }
}

async function getJson(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    return await answer.json()
  } catch (cause) {
    throw new AppError('PROVIDER_UNREACHABLE', 'the OpenID document of Bot Framework cannot be read', {
      cause,
      details: { url },
    })
  }
}
