import { randomBytes } from 'node:crypto'
import { createSecretBox, Secret, type SecretBox } from '../core/secrets.js'
import type { Store } from '../core/store.js'
import type { ShredKeyDoc } from '../models/decision-record.js'

const COLLECTION = 'shredKeys'

/**
 * Each subject's records are sealed under a key of its own, itself sealed under SECRETS_KEY. Deleting that one small
 * document makes the records unreadable for ever, while their hashes still verify: the right to be forgotten and an
 * append-only chain, both.
 */
export async function subjectBox(
  store: Store,
  box: SecretBox,
  subject: string,
  personId: string | null,
  now: Date,
): Promise<SecretBox> {
  const known = await readSubjectBox(store, box, subject)
  if (known) return known
  const bytes = randomBytes(32)
  await store.insert<ShredKeyDoc>(COLLECTION, {
    _id: subject,
    sealed: box.seal(new Secret(bytes.toString('base64')), contextOf(subject)),
    personId,
    createdAt: now,
  })
  return boxOf(bytes)
}

/** Null when the key was destroyed, or never made. */
export async function readSubjectBox(
  store: Store,
  box: SecretBox,
  subject: string,
): Promise<SecretBox | null> {
  const found = await store.get<ShredKeyDoc>(COLLECTION, subject)
  if (!found) return null
  return boxOf(Buffer.from(box.open(found.sealed, contextOf(subject)).reveal(), 'base64'))
}

/** Forgets what was recorded of these subjects. Returns how many keys were destroyed. */
export async function shredSubjects(store: Store, subjects: readonly string[]): Promise<number> {
  if (subjects.length === 0) return 0
  return store.delete(COLLECTION, { _id: { $in: [...subjects] } })
}

const boxOf = (bytes: Uint8Array) => createSecretBox([{ id: 's', bytes }])
const contextOf = (subject: string) => `shred:${subject}`
