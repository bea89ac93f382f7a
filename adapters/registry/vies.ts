import { z } from 'zod/v4'
import type { RegistryCheck } from '../../cases/company.js'
import { answered, type RegistryCall } from './ask.js'
import { found, nothing } from './check.js'

/** The EU's VIES, REST: POST /check-vat-number. Members that do not publish names answer `---`. */
const viesAnswer = z.object({
  valid: z.boolean(),
  name: z.string().nullish(),
  address: z.string().nullish(),
})
/** Its way of saying that a member state's register is down comes with status 200 or 500. */
const viesTrouble = z.object({ actionSucceed: z.literal(false) })

export async function askVies(vat: string, { ask, baseUrl, now }: RegistryCall): Promise<RegistryCheck> {
  const body = JSON.stringify({ countryCode: vat.slice(0, 2), vatNumber: vat.slice(2) })
  const url = `${baseUrl}/check-vat-number`
  const answer = await ask({ url, method: 'POST', body, answer: z.union([viesAnswer, viesTrouble]) })
  if (!answered(answer) || 'actionSucceed' in answer.body) return nothing('unreachable', now)
  const { valid, name, address } = answer.body
  if (!valid) return nothing('not_found', now)
  return found({ status: 'active', name: published(name), address: published(address) }, now)
}

function published(text: string | null | undefined): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  return line === '' || /^-+$/.test(line) ? null : line
}
