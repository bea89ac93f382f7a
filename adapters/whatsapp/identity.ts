/**
 * Which addresses belong to one human being. From 2026 WhatsApp may name a person by a business-scoped id instead of a
 * phone number; while both are told, they are tied together here, so that the person is known when only one is left.
 */
import type { InboundMessage } from './message.js'

/** `FR.13491208655302741918`, `US.ENT.11815…`: a country, and up to 128 letters and digits that mean nothing. */
const SCOPED_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/
const PHONE_DIGITS = /^[1-9]\d{5,14}$/
/** Twilio adds fields without notice: any that says it is a user's id, and whose value has the form of one. */
const ID_FIELD = /(?:bsuid|user_?id)$/i

/** Conversation keys of the sender: the address they wrote from first, then every other that Twilio told of. */
export function addressesOf(message: Pick<InboundMessage, 'from' | 'raw'>): string[] {
  const addresses = new Set([message.from])
  for (const [field, value] of Object.entries(message.raw)) {
    if (ID_FIELD.test(field) && SCOPED_ID.test(value)) addresses.add(`whatsapp:${value}`)
    if (field === 'WaId' && PHONE_DIGITS.test(value)) addresses.add(`whatsapp:+${value}`)
    if (field === 'WaId' && SCOPED_ID.test(value)) addresses.add(`whatsapp:${value}`)
  }
  return [...addresses]
}

/** The fields of a person that matter when two turn out to be one (models/person.ts has them all). */
export interface Mergeable {
  _id: string
  profileName: string | null
  providerType: string | null
  companyId: string | null
  optedOutAt: Date | null
  createdAt: Date
}

/**
 * Two persons are one: the older identity stays and takes what only the other knew. Who has opted out stays out.
 * The caller points the conversations of `drop` to `keep` and writes `keep`.
 */
export function mergePersons<Person extends Mergeable>(
  one: Person,
  other: Person,
): { keep: Person; drop: string } {
  const [keep, drop] = one.createdAt <= other.createdAt ? [one, other] : [other, one]
  const optedOut = [keep.optedOutAt, drop.optedOutAt].filter((at) => at !== null)
  return {
    keep: {
      ...keep,
      profileName: keep.profileName ?? drop.profileName,
      providerType: keep.providerType ?? drop.providerType,
      companyId: keep.companyId ?? drop.companyId,
      optedOutAt: optedOut.sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
    },
    drop: drop._id,
  }
}
