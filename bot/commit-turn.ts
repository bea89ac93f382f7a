import { AppError } from '../core/errors.js'
import type { FileStore, Store } from '../core/store.js'
import type { ReceivedFile } from '../dialogs/session.js'
import type { Departure } from '../jobs/ports.js'
import type { ConversationDoc } from '../models/conversation.js'
import type { FileDoc } from '../models/file.js'
import type { MessageDoc } from '../models/message.js'
import type { PersonDoc } from '../models/person.js'
import { keepJourney } from './journey.js'
import type { Loaded } from './load-conversation.js'

/** Photos and exports are kept this long. */
export const FILE_DAYS = 90

/** Everything a turn changes. */
export interface TurnResult {
  loaded: Loaded
  conversation: ConversationDoc
  person: PersonDoc
  transcript: MessageDoc[]
  departures: Departure[]
  kept: ReceivedFile[]
  /** What else is written in the same transaction: tickets, timers. */
  writes: ((tx: Store) => Promise<Departure[]>)[]
}

/** Bytes first and outside the transaction: they lie under their hash, so writing them twice is writing them once. */
export async function keepBytes(files: FileStore, kept: readonly ReceivedFile[]): Promise<void> {
  for (const file of kept) await files.put(file.bytes)
}

/** Writes a turn. Throws VERSION_CONFLICT when another turn of the conversation came first: this one is run again. */
export async function commitTurn(tx: Store, result: TurnResult, now: Date): Promise<Departure[]> {
  const { loaded, conversation, person } = result
  const { _id: personId, ...personFields } = person
  if (loaded.personIsNew) await tx.insert('persons', person)
  else await tx.update('persons', { _id: personId }, { $set: { ...personFields, updatedAt: now } })

  // A commit that is tried again begins with what the turn has read.
  conversation.journey = loaded.conversation.journey
  await keepJourney(tx, conversation, person, now)
  const version = loaded.conversation.version
  if (loaded.isNew) {
    await tx.insert('conversations', { ...conversation, version: version + 1, updatedAt: now })
  } else {
    const { _id, ...fields } = conversation
    const change = { $set: { ...fields, version: version + 1, updatedAt: now } }
    if (!(await tx.update('conversations', { _id, version }, change))) {
      throw new AppError('VERSION_CONFLICT', 'another turn of this conversation was committed first')
    }
  }
  for (const line of result.transcript) await tx.insert('messages', line)
  for (const file of result.kept) await keepRecord(tx, file, now)
  const departures = [...result.departures]
  for (const write of result.writes) departures.push(...(await write(tx)))
  return departures
}

async function keepRecord(tx: Store, file: ReceivedFile, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + FILE_DAYS * 86_400_000)
  if (await tx.update<FileDoc>('files', { _id: file.hash }, { $set: { expiresAt } })) return
  await tx.insert<FileDoc>('files', {
    _id: file.hash,
    contentType: file.contentType ?? 'application/octet-stream',
    size: file.bytes.length,
    createdAt: now,
    expiresAt,
  })
}
