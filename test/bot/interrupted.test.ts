/** The process dies between a turn's work and its commit; the same arrivals are worked on again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import type { Arrival } from '../../jobs/ports.js'
import { untilPhoto } from '../conversations/prepared.js'
import { startTalk, type Talk } from '../conversations/talk.js'
import { START } from '../conversations/town.js'

let talk: Talk
beforeEach(async () => {
  talk = await startTalk()
  await untilPhoto(talk)
  await talk.send('label D12345678')
  await talk.tap("J'accepte")
})
afterEach(() => talk.close())

let count = 0
const message = (text: string, choiceId: string | null = null): Arrival => {
  const messageId = `SMx${++count}`
  const payload = {
    messageId,
    from: talk.conversation,
    to: 'whatsapp:+33900000000',
    profileName: 'Camille',
    text,
    choiceId,
    media: [],
    repliedTo: null,
    kind: 'message',
    raw: {},
  }
  return { channel: 'whatsapp', messageId, conversation: talk.conversation, at: START, payload }
}

const theCase = async (): Promise<CaseDoc> => {
  const [reset] = await talk.town.store.find<CaseDoc>('cases', {}, { sort: { openedAt: 1 }, limit: 1 })
  if (!reset) throw new Error('no case')
  return reset
}

/** The turn is worked out and never written. */
const die = (arrivals: Arrival[]) => talk.town.turn(talk.conversation, arrivals)

describe('a turn that died before its commit', () => {
  it('left the case open, so that the second run closes it and asks for the score', async () => {
    const works = [message("Oui, c'est fait", 'yes')]
    await die(works)
    expect(await theCase()).toMatchObject({ state: 'code_delivered', rating: null })

    const heard = await talk.hear(works)
    expect(heard.map(({ text }) => text).join('\n')).toMatch(/S-2026-000001 est clos/)
    expect(heard.at(-1)?.choices).toHaveLength(5)
    expect(await theCase()).toMatchObject({ state: 'closed', outcome: 'solved', rating: { score: null } })
  })

  it.each(['ça marche, merci', 'un grand merci à vous, ça marche'])(
    'is said in words as well as by a button: %s',
    async (words) => {
      const works = [message(words)]
      await die(works)
      const heard = await talk.hear(works)
      expect(heard.at(-1)?.choices).toHaveLength(5)
      expect(await theCase()).toMatchObject({ state: 'closed', outcome: 'solved' })
    },
  )

  it('keeps the score for the second run, which thanks for it', async () => {
    await talk.hear([message("Oui, c'est fait", 'yes')])
    const scored = [message('2')]
    await die(scored)
    expect((await theCase()).rating).toMatchObject({ score: null })
    const heard = await talk.hear(scored)
    expect(heard).toHaveLength(1)
    expect((await theCase()).rating).toMatchObject({ score: 2 })
  })

  it('keeps the word that follows the score', async () => {
    await talk.hear([message("Oui, c'est fait", 'yes')])
    await talk.hear([message('4')])
    const word = [message('bien plus rapide que le téléphone')]
    await die(word)
    expect((await theCase()).rating).toMatchObject({ score: 4, word: null })
    await talk.hear(word)
    expect((await theCase()).rating).toMatchObject({ score: 4, word: 'bien plus rapide que le téléphone' })
  })

  it('is written once when both runs got to their end', async () => {
    const works = [message("Oui, c'est fait", 'yes')]
    const [first, second] = [await die(works), await die(works)]
    await talk.town.store.transaction((tx) => first(tx))
    await expect(talk.town.store.transaction((tx) => second(tx))).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    })
    expect(await theCase()).toMatchObject({ state: 'closed', outcome: 'solved' })
  })
})

describe('a case that ends and another that begins in one turn', () => {
  it('are two cases, and a second run makes no third', async () => {
    const both = [message("Oui, c'est fait", 'yes'), message("j'ai perdu le mot de passe d'une autre caméra")]
    await die(both)
    const heard = await talk.hear(both)
    const cases = await talk.town.store.find<CaseDoc>('cases', {}, { sort: { openedAt: 1 } })
    expect(cases.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['closed', 'solved'],
      ['collecting', null],
    ])
    expect(heard.length).toBeGreaterThan(0)
    expect((await talk.state())?.caseId).toBe(cases[1]?._id)
  })
})
