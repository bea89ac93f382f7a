import type { Secret } from '../core/secrets.js'
import type { ResetMode } from './case.js'
import type { RegistryCheck } from './company.js'

/**
 * Where codes come from: a back-office that implements adapters/platform/openapi.yaml, the playground's sandbox, or
 * nobody (`manual`: the desk). What can go wrong is an answer, not an exception: these calls never reject for it.
 */
export interface ResetPlatform {
  readonly kind: 'connected' | 'manual'
  /** Which device made this opaque string? */
  inspectToken(token: Secret): Promise<InspectAnswer>
  /** Does the platform know this device, and how does it take its reset? */
  inspectDevice(fullSerial: string): Promise<InspectAnswer>
  /** Asks for a code. The same `idempotencyKey` gets the same answer, however often it is asked. */
  issue(request: IssueRequest): Promise<IssueAnswer>
  /** What became of a request whose answer was lost. */
  status(idempotencyKey: string): Promise<IssueAnswer | { outcome: 'absent' }>
}

/** An answer that carries no news about the device. */
export type PlatformFailure =
  /** No answer, or not one we could read: ask again later. */
  | { outcome: 'unreachable'; error: string }
  /** The platform will not do it, and asking again will not help. `reason` is its word, for agents. */
  | { outcome: 'refused'; reason: string }
  /** There is no platform: an agent gives the code. */
  | { outcome: 'manual' }

export type InspectAnswer =
  | { outcome: 'known'; device: PlatformDevice }
  | { outcome: 'unknown_device' }
  | PlatformFailure

export interface PlatformDevice {
  shortSerial: string
  model: string | null
  mode: ResetMode
  /** What it can make a code from: the device's opaque string, or full serial and start time. */
  accepts: ('token' | 'device')[]
}

export interface IssueRequest {
  idempotencyKey: string
  caseId: string
  shortSerial: string
  basis:
    | { kind: 'token'; token: Secret }
    /** `startTime` to the letter as SADP wrote it; null where the file had none. */
    | { kind: 'device'; fullSerial: string; startTime: string | null }
}

export type IssueAnswer =
  | { outcome: 'issued'; code: IssuedCode; expiresAt: Date }
  | { outcome: 'unknown_device' }
  | PlatformFailure

export type IssuedCode =
  /** Eight letters and digits to type. */
  | { form: 'key'; key: Secret }
  /** An encrypted .xml to import, base64. */
  | { form: 'xml'; fileBase64: Secret }

/** Public registers of companies. Slow and often down: nobody waits for them in a conversation. Never rejects. */
export interface CompanyRegistry {
  /** The EU's VIES. `vat` compact, with the country's letters. */
  vies(vat: string): Promise<RegistryCheck>
  /** The French register, by SIREN. */
  sirene(siren: string): Promise<RegistryCheck>
}

/** Hands one mail over. Rejects with MAIL_UNDELIVERED. */
export interface Mailer {
  send(mail: { to: string; subject: string; text: string; html?: string }): Promise<void>
}
