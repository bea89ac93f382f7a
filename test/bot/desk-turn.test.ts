/** What an agent's click does in the conversation's own turn, through the real turn, cases and dialogs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import { openInputs } from '../../cases/decision-chain.js'
import { HOTLINE_CALENDAR, workingTimeBetween } from '../../hotline/calendar.js'
import { openTicketOf } from '../../hotline/open-ticket.js'
import type { CompanyDoc } from '../../models/company.js'
import type { DecisionRecordDoc } from '../../models/decision-record.js'
import { tellCompany } from '../conversations/prepared.js'
import { startTalk, type Talk } from '../conversations/talk.js'
import { START } from '../conversations/town.js'

const SHORT = 'D12345678'
let talk: Talk
beforeEach(async () => {
  talk = await startTalk()
})
afterEach(() => talk.close())

/** A verified company's installer with the SADP proof, whose case Nadia has taken. */
async function claimed() {
  await tellCompany(talk)
  await talk.tap("J'ai un PC avec SADP")
  await talk.send(`probe ${SHORT}`)
  await talk.say('un humain')
  await talk.desk({ kind: 'claim' })
}
const theCase = async () => (await talk.town.store.find<CaseDoc>('cases', {}))[0] as CaseDoc
const notices = () => talk.posted.flatMap((each) => (each.kind === 'notice' ? [each] : []))
const give = { kind: 'release', via: 'typed', shortSerial: SHORT, sealedCode: 'AB12CD34' } as const

describe('a new photo that an agent asked for', () => {
  it('is read and matched, the agent is called with what it came to, and nothing leaves by itself', async () => {
    await claimed()
    const heard = await talk.desk({ kind: 'ask_photo', text: 'De plus près, svp' })
    expect(heard.map(({ text }) => text)[0]).toBe('De plus près, svp')
    await talk.send(`label E39640175`)
    expect(notices().at(-1)).toMatchObject({
      key: 'desk.notice.photo_arrived',
      values: { why: 'desk.why.serial_differs' },
    })
    expect((await theCase()).photos.at(-1)?.result).toMatchObject({ decision: 'mismatch' })
    // Asked once, told once.
    await talk.send(`label F19556279`)
    expect(notices()).toHaveLength(1)
    await talk.desk({ kind: 'ask_photo' })
    await talk.send(`label ${SHORT}`)
    expect(notices().at(-1)?.values).toEqual({ why: 'desk.why.serial_equal' })
    expect(await theCase()).toMatchObject({ state: 'with_desk', releases: [] })
    expect(talk.codes).toEqual([])
  })

  it('is told as unreadable when nothing can be read on it', async () => {
    await claimed()
    await talk.desk({ kind: 'ask_photo' })
    await talk.send('label')
    expect(notices().at(-1)?.key).toBe('desk.notice.photo_arrived')
  })
})

it('what an agent writes to somebody who said STOP goes nowhere, and the agent is told', async () => {
  await claimed()
  await talk.say('STOP')
  expect(await talk.desk({ kind: 'reply', text: 'Bonjour', files: [] })).toEqual([])
  expect(notices().at(-1)?.key).toBe('desk.notice.opted_out')
})

describe('a company that an agent decides about', () => {
  /** The register knows the number under another name, so a person has to look. */
  async function doubtful() {
    await tellCompany(talk)
    const [company] = await talk.town.store.find<CompanyDoc>('companies', {})
    if (!company) throw new Error('there is no company')
    // Asked and not given: the form keeps nobody here.
    const form = { website: '', products: '' }
    const pending = {
      state: 'pending',
      reasons: ['name_differs'],
      verifiedAt: null,
      decidedBy: 'policy',
      ...form,
    }
    await talk.town.store.update('companies', { _id: company._id }, { $set: pending })
    await talk.tap("J'ai un PC avec SADP")
    await talk.send(`probe ${SHORT}`)
    await talk.send(`label ${SHORT}`)
    await talk.tap("J'accepte")
    return company._id
  }
  const decide = (state: string, handBack: boolean, companyVersion?: number) =>
    company().then(({ version }) =>
      talk.desk({ kind: 'company', state, handBack, companyVersion: companyVersion ?? version }),
    )
  const company = async () => (await talk.town.store.find<CompanyDoc>('companies', {}))[0] as CompanyDoc

  it('is promised within half an hour of work; verified from the card, the bot goes on to the code', async () => {
    await doubtful()
    const ticket = await openTicketOf(talk.town.store, talk.conversation)
    expect(ticket).toMatchObject({ cause: 'company_check', state: 'waiting' })
    expect(
      workingTimeBetween(ticket?.openedAt ?? START, ticket?.firstDueAt ?? START, HOTLINE_CALENDAR),
    ).toBeLessThanOrEqual(30)
    await talk.desk({ kind: 'claim' })
    expect(talk.codes).toEqual([])
    const heard = await decide('verified', true)
    expect(heard.map(({ text }) => text).join('\n')).toContain('votre société est vérifiée')
    expect(talk.codes).toHaveLength(1)
    expect(await company()).toMatchObject({ state: 'verified', decidedBy: 'Nadia Benali' })
    expect(await openTicketOf(talk.town.store, talk.conversation)).toBeNull()
    expect(await talk.state()).toMatchObject({ owner: 'bot' })
  })

  it('suspended: told kindly, the agent keeps the case, and nothing leaves', async () => {
    await doubtful()
    await talk.desk({ kind: 'claim' })
    const heard = await decide('suspended', true)
    expect(heard.map(({ text }) => text).join()).toContain('ne peut pas recevoir de code')
    expect(await company()).toMatchObject({ state: 'suspended' })
    expect(await talk.state()).toMatchObject({ owner: 'agent' })
    await talk.desk({ kind: 'hand_back' })
    expect(talk.codes).toEqual([])
    // The bot could do nothing with it, and a person has it again.
    expect(await talk.state()).toMatchObject({ owner: 'queue' })
    expect(await openTicketOf(talk.town.store, talk.conversation)).toMatchObject({ state: 'waiting' })
  })

  it('changed since the card was drawn: nothing is decided', async () => {
    await doubtful()
    await talk.desk({ kind: 'claim' })
    expect(await decide('verified', true, 0)).toEqual([])
    expect(await company()).toMatchObject({ state: 'pending' })
  })
})

describe('a code from an agent', () => {
  it('against the evidence leaves with two agents only, and both stand in the decision record', async () => {
    await claimed()
    await talk.send('label E39640175')
    await talk.desk(give)
    expect(talk.codes).toEqual([])
    await talk.desk({ kind: 'approve' }, 'Nadia Benali')
    expect(talk.codes).toEqual([])
    await talk.desk({ kind: 'approve' }, 'Paul Durand')
    expect(talk.codes.join()).toContain('AB12CD34')
    const records = await talk.town.store.find<DecisionRecordDoc>('decisions', {
      reason: 'released_by_agent',
    })
    expect(records.map(({ actor }) => actor)).toEqual(['agent:Nadia Benali'])
    const [record] = records
    expect(record && (await openInputs(talk.town.store, talk.town.box, record))).toMatchObject({
      approvedBy: 'agent:Paul Durand',
      match: { decision: 'mismatch' },
    })
  })

  /** One agent's click on agreeing evidence; its turn is still to come. */
  async function agreedUpon() {
    await claimed()
    await talk.desk({ kind: 'ask_photo' })
    await talk.send(`label ${SHORT}`)
    await talk.town.cases.acceptDeclaration((await theCase())._id, {
      version: '1',
      locale: 'fr',
      text: 'oui',
    })
    await talk.send(`label ${SHORT} again`)
    const ticket = await openTicketOf(talk.town.store, talk.conversation)
    const reset = await theCase()
    expect(reset.lastReason).toBe('evidence_agrees')
    const agreed = await talk.town.desk.act({
      ticketId: ticket?._id ?? '',
      agent: { id: 'Nadia Benali', name: 'Nadia Benali' },
      key: 'one',
      click: {
        kind: 'release',
        via: 'platform',
        shortSerial: SHORT,
        sealedCode: null,
        caseVersion: reset.version,
      },
    })
    expect(agreed.said).toBe('released')
    return talk.town.agreed.splice(0)
  }

  it('does not leave on one agent’s word when contrary evidence came between the click and the turn', async () => {
    const waiting = await agreedUpon()
    await talk.send('label E39640175')
    await talk.hear(waiting)
    expect(talk.codes).toEqual([])
    expect(notices().at(-1)?.values).toEqual({ why: 'desk.release_problem.changed' })
    expect((await theCase()).releases).toEqual([])
  })

  it('is judged by the ticket’s own case, though the conversation has left it', async () => {
    const waiting = await agreedUpon()
    const left = { state: 'closed', lastReason: 'suspicion' }
    await talk.town.store.update('cases', { _id: (await theCase())._id }, { $set: left })
    await talk.hear(waiting)
    expect(talk.codes).toEqual([])
    expect(notices().at(-1)?.values).toEqual({ why: 'desk.release_problem.changed' })
  })
})
