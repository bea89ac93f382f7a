/**
 * The doctor asks the running product to look at Teams: only that knows the channel, and its embedded database is for
 * one process. The question is signed with a key derived from SECRETS_KEY, which both have, and is good for a minute.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Finding } from '../whatsapp/doctor.js'

export const DOCTOR_PATH = '/api/doctor/teams'
const GOOD_FOR_MS = 60_000
/** Four checks of ten seconds each. */
const TIMEOUT_MS = 45_000

export function createDoctorDoor(parts: {
  /** 32 bytes, for this purpose only. */
  key: Uint8Array
  examine(): Promise<Finding[]>
  realNow?: () => number
}): Router {
  const realNow = parts.realNow ?? Date.now
  // Each signature opens once: a question that is overheard posts no second card.
  const used = new Set<string>()
  return Router().post(DOCTOR_PATH, async (request: Request, response: Response) => {
    const [at = '', signature = ''] = (request.get('authorization') ?? '').replace(/^Doctor /, '').split('.')
    const [given, right] = [Buffer.from(signature), Buffer.from(sign(parts.key, at))]
    const fresh = Math.abs(realNow() - Number(at)) < GOOD_FOR_MS
    if (!fresh || given.length !== right.length || !timingSafeEqual(given, right) || used.has(signature)) {
      return void response.status(401).end()
    }
    used.add(signature)
    setTimeout(() => used.delete(signature), 2 * GOOD_FOR_MS).unref()
    response.json(await parts.examine())
  })
}

/** What the running product finds; one finding that says so when it does not run. */
export async function askDoctor(base: string, key: Uint8Array, realNow = Date.now): Promise<Finding[]> {
  const at = String(realNow())
  const check = 'Teams'
  const fix = 'Start the product on this machine with the same environment (npm start), then run this again.'
  try {
    const answer = await fetch(`${base}${DOCTOR_PATH}`, {
      method: 'POST',
      headers: { authorization: `Doctor ${at}.${sign(key, at)}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.ok) return (await answer.json()) as Finding[]
    const found = `What listens at ${base} answered ${answer.status}: it runs with another SECRETS_KEY, or without Teams.`
    return [{ check, state: 'wrong', found, fix }]
  } catch {
    return [{ check, state: 'wrong', found: `The product does not run at ${base}.`, fix }]
  }
}

function sign(key: Uint8Array, at: string): string {
  return createHmac('sha256', key).update(`doctor ${at}`).digest('base64url')
}
