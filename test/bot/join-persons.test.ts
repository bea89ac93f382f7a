import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import type { CompanyDoc } from '../../models/company.js'
import type { ConversationDoc } from '../../models/conversation.js'
import type { MessageDoc } from '../../models/message.js'
import type { PersonDoc } from '../../models/person.js'
import { untilPhoto } from '../conversations/prepared.js'
import { joinTown, type Talk } from '../conversations/talk.js'
import { openTown, type Town } from '../conversations/town.js'

const PHONE = 'whatsapp:+33639980001'
const SCOPED = 'whatsapp:FR.13491208655302741918'

let town: Town
let byPhone: Talk
let byId: Talk
beforeEach(async () => {
  town = await openTown()
  byPhone = joinTown(town, PHONE)
  byId = joinTown(town, SCOPED)
})
afterEach(() => town.close())

const persons = () => town.store.find<PersonDoc>('persons', {})
const owner = async (address: string) =>
  (await town.store.get<ConversationDoc>('conversations', address))?.personId

describe('somebody taken for two, until WhatsApp ties their addresses together', () => {
  it('is one from then on: company, cases and what was said are theirs under both', async () => {
    await untilPhoto(byPhone)
    await byId.say('bonjour')
    expect(await persons()).toHaveLength(2)
    const older = await owner(PHONE)

    const heard = await byId.say('mot de passe', { WaId: '33639980001' })
    expect(await persons()).toMatchObject([{ _id: older, providerType: 'installer' }])
    expect([await owner(PHONE), await owner(SCOPED)]).toEqual([older, older])
    // Nothing is asked for the second time.
    expect(heard.map(({ text }) => text).join()).not.toContain('Qui êtes-vous')
    const ofOthers = { personId: { $ne: older } }
    expect(await town.store.find<CaseDoc>('cases', ofOthers)).toEqual([])
    expect(await town.store.find<MessageDoc>('messages', ofOthers)).toEqual([])
    expect((await town.store.find<CompanyDoc>('companies', {})).map(({ contacts }) => contacts)).toEqual([
      [older],
    ])
  })

  it('stays out when they had said STOP under either', async () => {
    await byPhone.say('bonjour')
    await byId.say('bonjour')
    await byId.say('STOP')
    expect(
      await byPhone.say('vous êtes là ?', { BusinessScopedUserId: SCOPED.slice('whatsapp:'.length) }),
    ).toEqual([])
    expect(await persons()).toHaveLength(1)
    expect((await persons())[0]?.optedOutAt).not.toBeNull()
  })

  it('two people whose addresses nobody ties together stay two', async () => {
    await byPhone.say('bonjour')
    await byId.say('bonjour', { WaId: '33639980009' })
    expect(await persons()).toHaveLength(2)
  })
})
