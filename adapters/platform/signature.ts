import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../../core/ids.js'
import type { Secret } from '../../core/secrets.js'

/** What is signed; see openapi.yaml. `path` with query, as sent. */
export interface SignedParts {
  timestamp: string
  nonce: string
  method: string
  path: string
  body: string | Uint8Array
}

/** A request older or newer than this is refused; seconds. */
export const SIGNATURE_WINDOW_S = 300

export function signRequest(parts: SignedParts, key: Secret): string {
  const lines = [parts.timestamp, parts.nonce, parts.method.toUpperCase(), parts.path, sha256(parts.body)]
  return `v1=${createHmac('sha256', key.reveal()).update(lines.join('\n')).digest('hex')}`
}

export function signedHeaders(
  request: { method: string; path: string; body: string },
  key: Secret,
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  return {
    'x-sesame-timestamp': timestamp,
    'x-sesame-nonce': nonce,
    'x-sesame-signature': signRequest({ ...request, timestamp, nonce }, key),
  }
}

/** For the platform's side. The caller keeps the nonces it has seen for SIGNATURE_WINDOW_S. */
export function verifySignature(
  parts: SignedParts,
  signature: string,
  key: Secret,
  now: Date,
): 'good' | 'stale' | 'wrong' {
  const expected = Buffer.from(signRequest(parts, key))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 'wrong'
  const age = Math.abs(now.getTime() / 1000 - Number(parts.timestamp))
  return age <= SIGNATURE_WINDOW_S ? 'good' : 'stale'
}
