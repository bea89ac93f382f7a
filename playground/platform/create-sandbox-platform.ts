import { randomBytes, randomInt } from 'node:crypto'
import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod/v4'
import { SIGNATURE_WINDOW_S, verifySignature } from '../../adapters/platform/signature.js'
import { type Clock, systemClock } from '../../core/clock.js'
import { sha256 } from '../../core/ids.js'
import type { Secret } from '../../core/secrets.js'
import { createSandboxDevices, type SandboxDevice, type SandboxSample } from './sandbox-devices.js'
import { NORMAL, type SandboxSettings, sandboxSettings } from './sandbox-settings.js'

export interface SandboxPlatform {
  router: Router
  settings(): SandboxSettings
  set(settings: Partial<SandboxSettings>): void
  /** How many codes were made: a repeated request makes none. */
  made(): number
}

const token = z.string().min(1).max(65_536)
const fullSerial = z.string().min(9).max(80)
const codeRequest = z.strictObject({
  caseId: z.string().min(1).max(64),
  shortSerial: z.string().regex(/^(?:\d{9}|[A-Z]\d{8}|[A-Z]{2}\d{7})$/),
  basis: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('token'), token }),
    z.strictObject({ kind: z.literal('device'), fullSerial, startTime: z.string().max(40).nullable() }),
  ]),
})
const idempotencyKey = z.string().regex(/^[A-Za-z0-9._-]{8,120}$/)

/**
 * A reset platform for the playground: the contract of adapters/platform/openapi.yaml with invented devices. Its codes
 * are drawn by lot; they open nothing.
 */
export function createSandboxPlatform(options: {
  samples: readonly SandboxSample[]
  /** The simulated time: by it codes expire. */
  clock: Clock
  key: Secret
  /** The real time: by it requests are signed. */
  signedBy?: Clock
  settings?: Partial<SandboxSettings>
}): SandboxPlatform {
  const { clock, key, signedBy = systemClock } = options
  const devices = createSandboxDevices(options.samples)
  const codes = new Map<string, { request: string; answer: unknown }>()
  const nonces = new Map<string, number>()
  let settings: SandboxSettings = { ...NORMAL, ...options.settings }
  let made = 0

  const router = Router()
  router.get('/settings', (_request, response) => void response.json(settings))
  router.post('/settings', express.json(), (request, response) => {
    const parsed = sandboxSettings.partial().safeParse(request.body)
    if (!parsed.success) return fail(response, 400, 'invalid', 'Not a setting.')
    settings = { ...settings, ...parsed.data }
    response.json(settings)
  })

  const v1 = Router()
  v1.use((request, response, next) => {
    if (settings.mode === 'unreachable') return void request.socket.destroy()
    if (settings.mode === 'slow') return void setTimeout(next, settings.delayMs).unref()
    if (settings.mode === 'refusing') return fail(response, 422, 'refused', 'The sandbox was told to refuse.')
    next()
  })
  v1.use(express.raw({ type: () => true, limit: '1mb' }))
  v1.use((request, response, next) => {
    const verdict = checkSignature(request)
    if (verdict === 'good') return next()
    fail(response, 401, verdict === 'stale' ? 'stale' : 'signature', 'The signature is not good.')
  })
  v1.post('/inspect/token', (request, response) => {
    const parsed = z.strictObject({ token }).safeParse(json(request))
    if (!parsed.success) return fail(response, 400, 'invalid', 'Not as documented.')
    answerDevice(response, devices.byToken(parsed.data.token))
  })
  v1.post('/inspect/device', (request, response) => {
    const parsed = z.strictObject({ fullSerial }).safeParse(json(request))
    if (!parsed.success) return fail(response, 400, 'invalid', 'Not as documented.')
    answerDevice(response, devices.byFullSerial(parsed.data.fullSerial))
  })
  v1.post('/codes', (request, response) => {
    const parsed = codeRequest.safeParse(json(request))
    const repeatKey = idempotencyKey.safeParse(request.get('idempotency-key'))
    if (!parsed.success || !repeatKey.success) return fail(response, 400, 'invalid', 'Not as documented.')
    const { basis, shortSerial } = parsed.data
    const before = codes.get(repeatKey.data)
    const digest = sha256(JSON.stringify(parsed.data))
    if (before) {
      if (before.request !== digest)
        return fail(response, 409, 'idempotency_conflict', 'Used with another body.')
      return void response.json(before.answer)
    }
    const device =
      basis.kind === 'token' ? devices.byToken(basis.token) : devices.byFullSerial(basis.fullSerial)
    if (!device) return fail(response, 404, 'unknown_device', 'No such device.')
    if (device.shortSerial !== shortSerial)
      return fail(response, 422, 'serial_differs', 'This is another device.')
    if (!device.accepts.includes(basis.kind)) return fail(response, 422, 'wrong_basis', 'Not from this.')
    if (basis.kind === 'device' && basis.startTime === null) {
      return fail(response, 422, 'start_time_missing', 'The old mode needs the start time.')
    }
    if (isNotServed(device)) return fail(response, 422, 'not_served', 'This product line is not served.')
    made++
    const answer = {
      ...makeCode(device),
      expiresAt: new Date(clock.now().getTime() + 48 * 3_600_000).toISOString(),
    }
    codes.set(repeatKey.data, { request: digest, answer })
    response.status(201).json(answer)
  })
  v1.get('/codes/:key', (request, response) => {
    const found = codes.get(request.params.key)
    if (!found) return fail(response, 404, 'not_found', 'Nothing under this key.')
    response.json(found.answer)
  })
  v1.get('/accounts/:vat', (request, response) => {
    if (!/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(request.params.vat))
      return fail(response, 400, 'invalid', 'Not a VAT number.')
    response.json({ state: request.params.vat.startsWith('FR') ? 'verified' : 'none' })
  })
  v1.use((_request: Request, response: Response) => fail(response, 404, 'no_such_call', 'No such call.'))
  router.use('/v1', v1)

  function checkSignature(request: Request): 'good' | 'stale' | 'wrong' {
    const timestamp = request.get('x-sesame-timestamp') ?? ''
    const nonce = request.get('x-sesame-nonce') ?? ''
    if (!/^\d{10}$/.test(timestamp) || !/^[0-9a-f]{32}$/.test(nonce)) return 'wrong'
    const now = signedBy.now()
    const verdict = verifySignature(
      { timestamp, nonce, method: request.method, path: request.originalUrl, body: bodyOf(request) },
      request.get('x-sesame-signature') ?? '',
      key,
      now,
    )
    if (verdict !== 'good') return verdict
    for (const [seen, at] of nonces) if (now.getTime() - at > SIGNATURE_WINDOW_S * 2000) nonces.delete(seen)
    if (nonces.has(nonce)) return 'stale'
    nonces.set(nonce, now.getTime())
    return 'good'
  }

  return {
    router,
    settings: () => settings,
    set(change) {
      settings = { ...settings, ...change }
    },
    made: () => made,
  }
}

function answerDevice(response: Response, device: SandboxDevice | null): void {
  if (device) response.json(device)
  else fail(response, 404, 'unknown_device', 'No such device.')
}

function fail(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } })
}

function bodyOf(request: Request): Uint8Array | string {
  return Buffer.isBuffer(request.body) ? request.body : ''
}

function json(request: Request): unknown {
  try {
    return JSON.parse(Buffer.from(bodyOf(request)).toString('utf8'))
  } catch {
    return null
  }
}

function isNotServed(device: SandboxDevice): boolean {
  return /^DS-P[WH]A/.test(device.model ?? '')
}

/** Letters and digits that cannot be mistaken for each other when read aloud. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

function makeCode(device: SandboxDevice): { form: 'key'; key: string } | { form: 'xml'; fileBase64: string } {
  if (device.mode === 'file') {
    const content = `<?xml version="1.0" encoding="UTF-8"?>\n<SandboxReply>${randomBytes(48).toString('base64')}</SandboxReply>\n`
    return { form: 'xml', fileBase64: Buffer.from(content).toString('base64') }
  }
  return { form: 'key', key: Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('') }
}
