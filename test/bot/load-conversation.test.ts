import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadConversation } from '../../bot/load-conversation.js'
import type { Cases } from '../../cases/cases.js'
import { openTestStore, type TestBed } from '../cases/open-test-store.js'

const NOW = new Date('2026-11-24T10:00:00Z')
const PHONE = 'whatsapp:+33639980001'
const SCOPED = 'whatsapp:FR.13491208655302741918'
const cases = { current: async () => null } as unknown as Cases

let bed: TestBed
beforeAll(async () => {
  bed = await openTestStore()
})
afterAll(() => bed.close())
beforeEach(async () => {
  await bed.wipe()
  const first = await loadConversation(bed.store, cases, PHONE, NOW)
  await bed.store.insert('persons', { ...first.person, profileName: 'Camille' })
  await bed.store.insert('conversations', first.conversation)
})

const load = (key: string, others: string[] = []) => loadConversation(bed.store, cases, key, NOW, others)

describe('a person under a new address', () => {
  it('is the same person, in a conversation of its own', async () => {
    const known = await load(PHONE)
    const moved = await load(SCOPED, [PHONE])
    expect(moved.person._id).toBe(known.person._id)
    expect(moved).toMatchObject({
      isNew: true,
      personIsNew: false,
      conversation: { _id: SCOPED, version: 0 },
    })
    expect(moved.conversation.personId).toBe(known.person._id)
  })

  it('is nobody we know when WhatsApp does not tie the two together', async () => {
    expect((await load(SCOPED)).personIsNew).toBe(true)
    expect((await load(SCOPED, ['whatsapp:+33639980009'])).personIsNew).toBe(true)
  })

  it('keeps the conversation that is there, whatever the other addresses say', async () => {
    expect((await load(PHONE, [SCOPED])).person.profileName).toBe('Camille')
  })
})
