import { z } from 'zod/v4'
import type { RegistryCheck } from '../../cases/company.js'
import { answered, type RegistryCall } from './ask.js'
import { found, nothing } from './check.js'

/** The EU's VIES, REST: POST /check-vat-number. Members that do not publish names answer `---`. */
const viesAnswer = z.object({
  valid: z.boolean(),
  /** `INVALID` says no; anything else beside `valid: false` says that nobody could be asked. */
  userError: z.string().nullish(),
  name: z.string().nullish(),
  address: z.string().nullish(),
})
/** Its way of saying that a member state's register is down comes with status 200 or 500. */
const viesTrouble = z.object({
  actionSucceed: z.literal(false),
  errorWrappers: z.array(z.object({ error: z.string() })).nullish(),
})
/** The number itself is wrong, as opposed to the register being down. */
const NO_SUCH_NUMBER = new Set(['INVALID', 'INVALID_INPUT'])

export async function askVies(vat: string, { ask, baseUrl, now }: RegistryCall): Promise<RegistryCheck> {
  const body = JSON.stringify({ countryCode: vat.slice(0, 2), vatNumber: vat.slice(2) })
  const url = `${baseUrl}/check-vat-number`
  const answer = await ask({ url, method: 'POST', body, answer: z.union([viesAnswer, viesTrouble]) })
  if (!answered(answer)) return nothing('unreachable', now)
  if ('actionSucceed' in answer.body) {
    const errors = answer.body.errorWrappers ?? []
    const refused = errors.some(({ error }) => NO_SUCH_NUMBER.has(error))
    return nothing(refused ? 'not_found' : 'unreachable', now)
  }
  const { valid, name, address, userError } = answer.body
  if (!valid) return nothing(!userError || NO_SUCH_NUMBER.has(userError) ? 'not_found' : 'unreachable', now)
  return found({ status: 'active', name: published(name), address: published(address) }, now)
}

function published(text: string | null | undefined): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  return line === '' || /^-+$/.test(line) ? null : line
}
