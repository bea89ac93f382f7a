import { afterEach, expect, it } from 'vitest'
import { startTalk, type Talk } from '../conversations/talk.js'

let talk: Talk
afterEach(() => talk.close())

it('says how long things are kept as it is set now, and not as it was shipped', async () => {
  talk = await startTalk({ keeps: { photos: 60, transcripts: 30, decisions: 365 } })
  const said = (await talk.say('données')).map(({ text }) => text.replaceAll('\u00A0', ' ')).join('\n')
  expect(said).toContain('les photos 60 jours, la conversation 30 jours, la preuve des décisions 1 an.')
})
