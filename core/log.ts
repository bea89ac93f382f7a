import { type Logger, type LoggerOptions, pino } from 'pino'
import { AppError } from './errors.js'
import { sha256 } from './ids.js'
import { MASK } from './secrets.js'

export type Log = Logger

/**
 * JSON lines on stdout. An AppError is written with its code and remedy; fields that carry personal data or secrets
 * are cut whatever the caller passes: identifiers of ours are enough to find the rest in the store.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.body',
        '*.text',
        '*.code',
        '*.token',
        '*.phone',
        '*.email',
        '*.conversation',
        'req.headers',
        'config',
      ].flatMap((path) => (path.startsWith('*.') ? [path.slice(2), path] : [path])),
      censor: (value: unknown, path: string[]) =>
        // A conversation's key is a telephone number; its fingerprint still tells two of them apart.
        path.at(-1) === 'conversation' ? sha256(String(value)).slice(0, 12) : MASK,
    },
    serializers: { err: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** An error as data: what it is, what to do, where it comes from. Its details were chosen by us and are kept. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const described: Record<string, unknown> = { name: error.name, message: error.message, stack: error.stack }
  if (error instanceof AppError) {
    described.errorCode = error.code
    described.remedy = error.remedy
    if (Object.keys(error.details).length > 0) described.details = error.details
  }
  if (error.cause !== undefined) described.cause = describeError(error.cause)
  return described
}
