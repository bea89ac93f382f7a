import { afterEach, describe, expect, it } from 'vitest'
import {
  approvedTemplates,
  TEMPLATE_NAMES,
  templateFor,
} from '../../../adapters/whatsapp/approved-templates.js'
import { friendlyName, interactiveTemplates } from '../../../adapters/whatsapp/content-templates.js'
import { createPacer } from '../../../adapters/whatsapp/pacer.js'
import { createWhatsAppSender } from '../../../adapters/whatsapp/sender.js'
import { allTemplates, syncTemplates } from '../../../adapters/whatsapp/sync-templates.js'
import { createTemplateRegistry } from '../../../adapters/whatsapp/template-registry.js'
import { serviceWindow } from '../../../adapters/whatsapp/window.js'
import { createSecretBox } from '../../../core/secrets.js'
import { FROM, PERSON, PUBLIC_URL, quiet } from './helpers.js'
import { loadTwilioSchemas } from './twilio-schemas.js'
import { startTwilio, type TwilioServer } from './twilio-server.js'

const schemas = loadTwilioSchemas()
let twilio: TwilioServer
afterEach(() => twilio?.close())

describe('definitions', () => {
  it('have names of their own that WhatsApp takes', () => {
    const names = allTemplates().map(friendlyName)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,60}$/)
  })

  it('of approval start and end with words, and hold each variable once', () => {
    for (const { types, variables } of approvedTemplates()) {
      const { body } = types['twilio/text'] as { body: string }
      expect(body).toMatch(/^[^{].*[^}]$/s)
      expect(body.match(/\{\{\d\}\}/g)).toEqual(Object.keys(variables).map((n) => `{{${n}}}`))
    }
  })

  it('exist in both languages for every purpose', () => {
    const made = approvedTemplates().map(({ name, language }) => `${name}.${language}`)
    expect(made.sort()).toEqual(TEMPLATE_NAMES.flatMap((name) => [`${name}.en`, `${name}.fr`]).sort())
  })
})

describe('npm run whatsapp:templates', () => {
  it('makes all of them once, submits those for approval, and then changes nothing', async () => {
    twilio = await startTwilio()
    const first = await syncTemplates(twilio.client, { dryRun: false })
    expect(first.map(({ action }) => action)).toEqual(allTemplates().map(() => 'created'))
    const writes = () => twilio.requests.filter(({ method }) => method === 'POST')
    const before = writes().length
    expect(before).toBe(allTemplates().length + approvedTemplates().length)
    const second = await syncTemplates(twilio.client, { dryRun: false })
    expect(second.every(({ action }) => action === 'kept')).toBe(true)
    expect(second.filter(({ approval }) => approval === 'approved')).toHaveLength(approvedTemplates().length)
    expect(writes()).toHaveLength(before)
    if (!schemas) return
    for (const { path, body } of writes()) {
      const validate = path.includes('ApprovalRequests') ? schemas.approvalCreate : schemas.createContent
      expect(validate(structuredClone(body)) ? [] : validate.errors).toEqual([])
    }
  })

  it('in a dry run writes nothing', async () => {
    twilio = await startTwilio()
    const lines = await syncTemplates(twilio.client, { dryRun: true })
    expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(['would create']))
    expect(twilio.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  it('names what is no longer used, and takes the older of two', async () => {
    twilio = await startTwilio()
    const [definition] = interactiveTemplates()
    if (!definition) throw new Error('there are templates')
    const create = (friendly_name: string) => {
      const request = { friendly_name, language: 'fr', types: definition.types, variables: {} }
      return twilio.client.content.v1.contents.create(request as never)
    }
    const older = await create(friendlyName(definition))
    twilio.clock.set(new Date(twilio.clock.now().getTime() + 60_000))
    const newer = await create(friendlyName(definition))
    const lines = await syncTemplates(twilio.client, { dryRun: true })
    expect(lines.find(({ sid }) => sid === older.sid)?.action).toBe('kept')
    expect(lines.find(({ sid }) => sid === newer.sid)?.action).toBe('outdated')
  })
})

describe('after 24 hours', () => {
  async function senderAfter(approve: () => string) {
    twilio = await startTwilio({ approve })
    await syncTemplates(twilio.client, { dryRun: false })
    const sender = createWhatsAppSender({
      client: twilio.client,
      from: FROM,
      publicUrl: PUBLIC_URL,
      templates: createTemplateRegistry({ client: twilio.client, definitions: allTemplates(), log: quiet }),
      secrets: createSecretBox([{ id: 'k1', bytes: new Uint8Array(32) }]),
      isKnownSid: async () => false,
      pacer: createPacer({ perSecond: 10_000 }),
      clock: twilio.clock,
      log: quiet,
    })
    const payload = {
      to: PERSON,
      locale: 'fr',
      text: 'Votre code est prêt.',
      choices: [],
      template: templateFor('code_ready', { case: 'R-2026-0007\n\n ' }),
    }
    const item = {
      _id: 'o',
      channel: 'whatsapp',
      conversation: PERSON,
      payload,
      attemptAt: twilio.clock.now(),
      attempts: 1,
    }
    return { outcome: await sender.send(item), lookup: () => sender.lookup(item) }
  }
  const last = () => twilio.fake.state.ofPerson(PERSON).at(-1)

  it('an approved template arrives, its variables in one line', async () => {
    const { outcome, lookup } = await senderAfter(() => 'approved')
    expect(outcome.outcome).toBe('accepted')
    expect(last()?.body).toContain('dossier R-2026-0007 est prêt')
    await expect.poll(() => last()?.status).toBe('delivered')
    expect((await lookup()).outcome).toBe('found')
  })

  it('one that is not approved falls back to the text, and Twilio says 63016', async () => {
    await senderAfter(() => 'pending')
    expect(last()?.body).toBe('Votre code est prêt.')
    await expect.poll(() => last()?.errorCode).toBe(63016)
  })
})

describe('the reminder before the window closes', () => {
  it.each([
    ['by day, two hours before', '2026-11-24T10:00:00+01:00', '2026-11-25T08:00:00+01:00'],
    ['not before eight: the evening before', '2026-11-24T09:59:00+01:00', '2026-11-24T20:00:00+01:00'],
    ['not at three in the morning', '2026-11-24T05:00:00+01:00', '2026-11-24T20:00:00+01:00'],
    ['not late in the evening', '2026-11-24T23:30:00+01:00', '2026-11-25T20:00:00+01:00'],
    [
      'by the clock in Paris, over the change of March',
      '2026-03-28T06:00:00+01:00',
      '2026-03-28T20:00:00+01:00',
    ],
  ])('%s', (_, wrote, reminded) => {
    const last = new Date(wrote)
    const { remindAt, closesAt } = serviceWindow(last, last)
    expect(remindAt).toEqual(new Date(reminded))
    expect(remindAt && closesAt && remindAt < closesAt && remindAt > last).toBe(true)
  })
})

describe('serviceWindow', () => {
  const last = new Date('2026-11-24T10:00:00Z')
  const at = (time: string) => serviceWindow(last, new Date(time))
  const table: [string, boolean][] = [
    ['2026-11-24T10:00:00Z', true],
    ['2026-11-25T09:54:59Z', true],
    ['2026-11-25T09:55:00Z', false],
    ['2026-11-25T10:00:01Z', false],
  ]
  for (const [now, open] of table)
    it(`${now}: ${open ? 'open' : 'closed'}`, () => expect(at(now).open).toBe(open))
  it('reminds two hours before it closes', () => {
    expect(at('2026-11-24T10:00:00Z').remindAt?.toISOString()).toBe('2026-11-25T08:00:00.000Z')
  })
  it('is closed to somebody who never wrote', () => {
    expect(serviceWindow(null, last)).toEqual({ open: false, closesAt: null, remindAt: null })
  })
})
