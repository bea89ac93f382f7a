import twilio from 'twilio'
import type { Secret } from '../../core/secrets.js'

export interface SignedCall {
  /** X-Twilio-Signature; undefined when there was none. */
  signature: string | undefined
  /** PUBLIC_URL + path + query: what Twilio called, whatever proxies stand between. */
  url: string
  /** The body, byte for byte as it came. */
  body: string
}

/**
 * Did Twilio sign this call with one of our tokens? Two tokens are valid while one replaces the other. Comparisons are
 * constant-time (Twilio's own functions). A form is signed with its fields; anything else (JSON) by the hash of its
 * body in `bodySHA256`; where a form carries that hash too, both must hold.
 */
export function isSigned(call: SignedCall, authTokens: readonly Secret[]): boolean {
  const { signature, url, body } = call
  if (!signature) return false
  const hash = hashIn(url)
  if (hash !== null && !twilio.validateBody(body, hash)) return false
  const fields = formFields(body)
  return authTokens.some((token) => {
    if (token.reveal() === '') return false
    if (twilio.validateRequest(token.reveal(), signature, url, fields)) return true
    // With the hash in the signed URL the body is covered without its fields.
    return hash !== null && twilio.validateRequest(token.reveal(), signature, url, {})
  })
}

/** The fields of a form; one that comes twice is a list, which Twilio's signature knows. */
export function formFields(body: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}

function hashIn(url: string): string | null {
  const query = url.indexOf('?')
  return query === -1 ? null : new URLSearchParams(url.slice(query)).get('bodySHA256')
}
