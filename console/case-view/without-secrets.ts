import { MASK } from '../../core/secrets.js'

/** Names under which the house keeps what nobody is to read: sealed texts, opaque strings, codes. */
const SECRET = /^(?:sealed\w*|resetToken|code|key|password|fileBase64|token)$/

/** JSON with whatever stands under such a name masked, however deep. For what is shown whole. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const isText = typeof inner === 'string' && inner !== ''
      return [name, SECRET.test(name) && isText ? MASK : withoutSecrets(inner)]
    }),
  )
}
