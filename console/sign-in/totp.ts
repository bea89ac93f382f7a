import { Secret as OtpSecret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import type { TotpSetup } from '../contract/session.js'

const ISSUER = 'Sésame'
const PERIOD_S = 30

/** A new second factor: the secret in base 32, and the address an authenticator app reads as a QR. */
export function newTotp(login: string): TotpSetup {
  const totp = of(new OtpSecret({ size: 20 }).base32, login)
  const uri = totp.toString()
  // Four modules of white around it, as the standard wants: on a dark page nothing reads it otherwise.
  const svg = renderSVG(uri, { border: 4, ecc: 'M' })
  return { secret: totp.secret.base32, uri, qr: `data:image/svg+xml,${encodeURIComponent(svg)}` }
}

/**
 * The time step the digits belong to, one step early or late allowed; null when they are wrong, or of a step that was
 * used already (`lastStep`): digits seen over a shoulder open nothing.
 */
export function totpStep(secret: string, digits: string, now: Date, lastStep: number | null): number | null {
  const delta = of(secret, '').validate({ token: digits, timestamp: now.getTime(), window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
  return lastStep !== null && step <= lastStep ? null : step
}

function of(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret })
}
