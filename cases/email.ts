import { type HeadCount, needsProfessionalEmail } from './company.js'
import { DISPOSABLE_MAIL, FREE_MAIL } from './free-mail.js'

/** Why an address cannot be used. Closed list (locales `company.email.*`). */
export type EmailProblem =
  | 'empty'
  | 'no_at'
  | 'several'
  | 'format'
  | 'too_long'
  | 'disposable'
  | 'professional'

export type EmailCheck =
  | {
      ok: true
      /** Domain in lower case; the part before the @ as typed, because it may matter to its server. */
      email: string
      domain: string
      /** Probably meant, when the domain is one letter away from a well-known one. To be asked, never assumed. */
      suggestion: string | null
    }
  | { ok: false; problem: EmailProblem }

/** What stands before the @: RFC 5321's dot-atom, without the quoted form that nobody has. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/

/** Reads an address as it is typed or dictated into a sentence ("c'est jean@exemple.fr"). */
export function checkEmail(text: string): EmailCheck {
  const trimmed = text.slice(0, 1000).normalize('NFKC').trim()
  if (trimmed === '') return { ok: false, problem: 'empty' }
  const words = trimmed.split(/[\s,;<>()«»"“”]+/).filter((word) => word.includes('@'))
  if (words.length === 0) return { ok: false, problem: 'no_at' }
  const found = new Set(words.map((word) => word.replace(/^mailto:/i, '').replace(/[.:!?]+$/, '')))
  if (found.size > 1) return { ok: false, problem: 'several' }
  const [address = ''] = found
  if (address.length > 254) return { ok: false, problem: 'too_long' }
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = asciiDomain(address.slice(at + 1))
  if (local.length > 64) return { ok: false, problem: 'too_long' }
  if (!LOCAL.test(local) || domain === null || !DOMAIN.test(domain)) return { ok: false, problem: 'format' }
  const meant = nearProvider(domain)
  return { ok: true, email: `${local}@${domain}`, domain, suggestion: meant ? `${local}@${meant}` : null }
}

/** True for providers where anybody gets an address, and for sub-domains of theirs. */
export function isFreeMailProvider(domain: string): boolean {
  return listed(domain, FREE_MAIL) || isDisposable(domain)
}

export function isDisposable(domain: string): boolean {
  return listed(domain, DISPOSABLE_MAIL)
}

/**
 * The guide's rule: above 50 employees a professional address, or the account may not be verified. Below it a private
 * one will do. An address that dies in minutes never does.
 */
export function companyEmailRule(given: {
  headCount: HeadCount | null
  email: string
}): { ok: true; professional: boolean } | { ok: false; problem: EmailProblem } {
  const checked = checkEmail(given.email)
  if (!checked.ok) return checked
  if (isDisposable(checked.domain)) return { ok: false, problem: 'disposable' }
  const professional = !isFreeMailProvider(checked.domain)
  if (!professional && needsProfessionalEmail(given.headCount)) return { ok: false, problem: 'professional' }
  return { ok: true, professional }
}

function listed(domain: string, list: ReadonlySet<string>): boolean {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.')
  return labels.some((_, index) => list.has(labels.slice(index).join('.')))
}

/** `société.fr` as the machines write it; null when it is no host name. */
function asciiDomain(domain: string): string | null {
  if (/[^\p{L}\p{N}.-]/u.test(domain)) return null
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return null
  }
}

/** Worth asking about: the providers people mistype most. */
const OFTEN_MISTYPED = [
  'gmail.com',
  'orange.fr',
  'wanadoo.fr',
  'hotmail.fr',
  'hotmail.com',
  'outlook.fr',
].concat(['outlook.com', 'yahoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'icloud.com', 'live.fr'])

function nearProvider(domain: string): string | null {
  if (FREE_MAIL.has(domain)) return null
  // Short domains are one letter away from too many honest ones (cfr.fr, fred.fr).
  return OFTEN_MISTYPED.find((known) => known.length >= 8 && oneSlip(domain, known)) ?? null
}

/** One letter too many, missing, wrong, or two swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
