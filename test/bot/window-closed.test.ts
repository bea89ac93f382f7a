/** WhatsApp says after the fact that its 24 hours were over (error 63016): nothing that was said is lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Receipt } from '../../bot/gather.js'
import type { CaseDoc } from '../../cases/case.js'
import { startTalk, type Talk } from '../conversations/talk.js'
import { START } from '../conversations/town.js'

let talk: Talk
let count = 0
beforeEach(async () => {
  talk = await startTalk()
  await talk.say('bonjour')
  await talk.tap('Installateur')
  await talk.say('FR69999100019')
  await talk.tap("Oui, c'est nous")
  await talk.tap('2 à 9')
  await talk.say('camille@alpha-securite.example.fr')
  await talk.say('123456')
  await talk.tap("J'ai un PC avec SADP")
  await talk.send('probe D12345678')
})
afterEach(() => talk.close())

type Words = Extract<Receipt, { kind: 'undelivered' }>['words']

const undelivered = (words: Words) => {
  const payload: Receipt = { kind: 'undelivered', errorCode: '63016', words }
  const { conversation } = talk
  return talk.hear([{ channel: 'receipt', messageId: `r${++count}`, conversation, at: START, payload }])
}
const bot = (text: string): Words => ({ text, author: 'bot', agentId: null, release: null })

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
})
