import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../core/log.js'
import { createSecretBox } from '../../core/secrets.js'
import { createMessageKeeper } from '../../playground/twilio/keep-messages.js'
import { createTwilioState } from '../../playground/twilio/state.js'
import type { FakeMessage } from '../../playground/twilio/types.js'

const box = createSecretBox([{ id: 'k', bytes: new Uint8Array(32).fill(5) }])
const at = new Date('2026-11-24T10:00:00Z')
let folder: string
let path: string
let lines: string[]
const keeper = () =>
  createMessageKeeper(path, box, createLog('info', { write: (line) => void lines.push(line) }))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sesame-phone-'))
  path = join(folder, 'phone.sealed')
  lines = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function message(sid: string, change: Partial<FakeMessage> = {}): FakeMessage {
  return {
    sid,
    direction: 'inbound',
    person: 'whatsapp:+33639980001',
    from: 'whatsapp:+33639980001',
    to: 'whatsapp:+33900000000',
    body: 'bonjour',
    status: 'received',
    errorCode: null,
    createdAt: at,
    updatedAt: at,
    sentAt: at,
    media: [],
    content: null,
    statusCallback: null,
    messagingServiceSid: null,
    repliedTo: null,
    ...change,
  }
}

describe('the phone of the playground over a restart', () => {
  it('shows what it showed: words, pictures, buttons, and when the person wrote last', () => {
    const before = createTwilioState()
    const picture = { sid: 'ME1', contentType: 'image/jpeg', name: 'a.jpg', bytes: new Uint8Array([1, 2, 3]) }
    before.add(message('SM1'))
    before.add(message('MM2', { media: [picture] }))
    const options = [{ id: 'a', title: 'Oui', description: null }]
    before.add(
      message('SM3', { direction: 'outbound-api', content: { kind: 'buttons', button: null, options } }),
    )
    keeper().keep(before)
    const after = createTwilioState()
    keeper().restore(after)
    expect(after.all()).toEqual(before.all())
    expect(after.lastInboundAt('whatsapp:+33639980001')).toEqual(at)
  })

  it('stands sealed on the disk: codes are among its words', () => {
    const state = createTwilioState()
    state.add(message('SM1', { body: 'Voici votre code : AB12CD34' }))
    keeper().keep(state)
    expect(readFileSync(path, 'latin1')).not.toContain('AB12CD34')
  })

  it('begins empty when the file cannot be read, and says so', () => {
    writeFileSync(path, 'damaged')
    const state = createTwilioState()
    keeper().restore(state)
    expect(state.all()).toEqual([])
    expect(lines.join()).toContain('could not be read again')
  })

  it('keeps the newest when there is too much', () => {
    const state = createTwilioState()
    const heavy = (sid: string) =>
      message(sid, {
        media: [{ sid, contentType: 'image/jpeg', name: null, bytes: new Uint8Array(15_000_000) }],
      })
    state.add(heavy('old'))
    state.add(heavy('new'))
    keeper().keep(state)
    const after = createTwilioState()
    keeper().restore(after)
    expect(after.all().map(({ sid, media }) => [sid, media.length])).toEqual([
      ['new', 1],
      ['old', 0],
    ])
  })
})
