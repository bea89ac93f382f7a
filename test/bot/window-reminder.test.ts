import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { untilPhoto } from '../conversations/prepared.js'
import { startTalk, type Talk } from '../conversations/talk.js'

let talk: Talk
beforeEach(async () => {
  talk = await startTalk()
})
afterEach(() => talk.close())

const HOUR = 60

const texts = (heard: { text: string }[]) => heard.map(({ text }) => text).join('\n')

describe('before WhatsApp’s 24 hours are over', () => {
  it('somebody whose answer is waited for is reminded, once, with the question', async () => {
    await untilPhoto(talk)
    expect(await talk.wait(20 * HOUR)).toEqual([])
    const reminder = texts(await talk.wait(2 * HOUR))
    expect(reminder).toContain('attend toujours votre réponse')
    expect(reminder).toContain('photo')
    expect(await talk.wait(3 * 24 * HOUR)).toEqual([])
  })

  it('whatever they write moves it', async () => {
    await untilPhoto(talk)
    await talk.wait(20 * HOUR)
    await talk.say('plus tard')
    expect(await talk.wait(3 * HOUR)).toEqual([])
    expect(texts(await talk.wait(20 * HOUR))).toContain('attend toujours votre réponse')
  })

  it('nobody is reminded of what they have done, given up, or handed over', async () => {
    await untilPhoto(talk)
    await talk.say('un humain')
    expect(await talk.wait(23 * HOUR)).toEqual([])
  })

  it('nor of a conversation that has no case yet, nor after STOP', async () => {
    await talk.say('bonjour')
    expect(await talk.wait(23 * HOUR)).toEqual([])
    await untilPhoto(talk)
    await talk.say('STOP')
    expect(await talk.wait(23 * HOUR)).toEqual([])
  })
})
