/** WhatsApp says after the fact that its 24 hours were over (error 63016): nothing that was said is lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Receipt } from '../../bot/gather.js'
import type { CaseDoc } from '../../cases/case.js'
import { untilPhoto } from '../conversations/prepared.js'
import { joinTown, startTalk, type Talk } from '../conversations/talk.js'
import { START } from '../conversations/town.js'

let talk: Talk
let count = 0
beforeEach(async () => {
  talk = await startTalk()
  await untilPhoto(talk)
})
afterEach(() => talk.close())

type Words = Extract<Receipt, { kind: 'undelivered' }>['words']

const undelivered = (words: Words) => {
  const payload: Receipt = { kind: 'undelivered', errorCode: '63016', words }
  const { conversation } = talk
  return talk.hear([{ channel: 'receipt', messageId: `r${++count}`, conversation, at: START, payload }])
}
const agent = (text: string): Words => ({
  text,
  author: 'agent',
  agentId: 'nadia',
  release: null,
  at: null,
})
const bot = (text: string): Words => ({ text, author: 'bot', agentId: null, release: null, at: null })

describe('a message that came after WhatsApp’s window had closed', () => {
  it('is called back for by one approved template, and said once the person writes', async () => {
    const called = await undelivered(bot('Envoyez la photo de l’étiquette.'))
    expect(called).toMatchObject([{ template: 'reminder', text: expect.stringContaining('S-2026-000001') }])
    expect(await undelivered(bot('De près, bien à plat.'))).toEqual([])
    const heard = await talk.say('me revoilà')
    expect(heard.map(({ text }) => text).join('\n')).toMatch(/Envoyez la photo[\s\S]*De près, bien à plat/)
    expect(heard.every(({ template }) => template === undefined)).toBe(true)
  })

  it('a code is not announced in words: it is opened again when they are back', async () => {
    await talk.send('label D12345678')
    await talk.tap("J'accepte")
    const [code = ''] = talk.codes.splice(0)
    const [reset] = await talk.town.store.find<CaseDoc>('cases', {})
    const release = reset?.releases[0]
    expect(release?.state).toBe('delivered')
    const words = {
      ...bot('Voici votre code : •••'),
      release: { caseId: reset?._id ?? '', releaseId: release?.id ?? '' },
    }
    expect(await undelivered(words as Words)).toMatchObject([{ template: 'code_ready' }])
    expect(talk.codes).toEqual([])
    await talk.say('oui')
    expect(talk.codes).toEqual([code])
  })

  it('told late, when the person has written since, it is said at once', async () => {
    const words = { text: 'Envoyez la photo.', author: 'bot', agentId: null, release: null } as const
    await talk.say('me revoilà')
    const heard = await undelivered({ ...words, at: START.toISOString() })
    expect(heard).toMatchObject([{ text: 'Envoyez la photo.' }])
    expect(heard[0]?.template).toBeUndefined()
  })

  it('however much an agent wrote meanwhile, a code that waits is not crowded out', async () => {
    await talk.send('label D12345678')
    await talk.tap("J'accepte")
    const [code = ''] = talk.codes.splice(0)
    const [reset] = await talk.town.store.find<CaseDoc>('cases', {})
    const release = { caseId: reset?._id ?? '', releaseId: reset?.releases[0]?.id ?? '' }
    await undelivered({ ...bot('Voici votre code : •••'), release } as Words)
    for (const number of Array.from({ length: 12 }, (_, at) => at + 1)) {
      await undelivered(agent(`Message ${number}.`))
    }
    const heard = await talk.say('me revoilà')
    expect(talk.codes).toEqual([code])
    const words = heard.map(({ text }) => text)
    expect(words).toContain('Message 12.')
    expect(words).not.toContain('Message 2.')
  })
})

it('what an agent wrote to somebody without a case waits for them as well', async () => {
  const other = joinTown(talk.town, 'whatsapp:+33639980002')
  await other.say('bonjour')
  const payload: Receipt = {
    kind: 'undelivered',
    errorCode: '63016',
    words: agent('Bonjour, je vous écoute.'),
  }
  const arrival = {
    channel: 'receipt',
    messageId: 'alone',
    conversation: other.conversation,
    at: START,
    payload,
  }
  expect(await other.hear([arrival])).toEqual([])
  expect((await other.say('allô ?')).map(({ text }) => text)).toContain('Bonjour, je vous écoute.')
})
