import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import type { LabelReading } from '../../cases/evidence.js'
import { openTicket, queuePosition } from '../../hotline/open-ticket.js'
import { DEFAULT_SETTINGS } from '../../hotline/settings.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import { CONVERSATION, type DeskFixture, deskFixture, JULIE, PAUL, TUESDAY } from './fixture.js'

let f: DeskFixture
beforeEach(async () => {
  f = await deskFixture()
})
afterEach(() => f.close())

const kinds = () => f.arrivals.map(({ payload }) => payload.action.kind)

describe('opening a ticket', () => {
  it('promises, queues, numbers and sets the alarms', async () => {
    const ticket = await f.open()
    expect(ticket).toMatchObject({ number: 'D-2026-000001', state: 'waiting', promiseKind: 'before' })
    expect(ticket.promiseAt).toEqual(new Date('2026-11-24T10:42:00+01:00'))
    expect(f.timers.map(({ payload, dueAt }) => [payload.alarm, dueAt.toISOString()])).toEqual([
      ['ring', '2026-11-24T09:17:00.000Z'],
      ['first_warning', '2026-11-24T09:32:00.000Z'],
      ['first_breach', '2026-11-24T09:42:00.000Z'],
      // 160 and 240 working minutes from 10:12, lunch left out.
      ['resolution_warning', '2026-11-24T12:52:00.000Z'],
      ['resolution_breach', '2026-11-24T14:12:00.000Z'],
    ])
    expect(f.departures.map(({ payload }) => payload.kind)).toEqual(['card'])
  })

  it('gives nobody a second place', async () => {
    const first = await f.open()
    const again = await f.open({ cause: 'trouble' })
    expect(again._id).toBe(first._id)
    expect(await f.store.count('deskTickets', {})).toBe(1)
  })

  it('counts who came before', async () => {
    const tickets = []
    for (const n of [1, 2, 3]) {
      f.clock.set(new Date(TUESDAY.getTime() + n * 1000))
      tickets.push(await f.open({ conversation: `whatsapp:+3360000000${n}` }))
    }
    expect(await Promise.all(tickets.map((ticket) => queuePosition(f.store, ticket)))).toEqual([1, 2, 3])
    await f.click(tickets[0]!._id, JULIE, { kind: 'claim' })
    expect(await queuePosition(f.store, await f.ticket(tickets[2]!._id))).toBe(2)
    expect(await queuePosition(f.store, await f.ticket(tickets[0]!._id))).toBe(0)
  })

  it('out of hours promises the opening and is due half an hour later', async () => {
    f.clock.set(new Date('2026-11-22T15:00:00+01:00'))
    const ticket = await f.open()
    expect(ticket.promiseKind).toBe('next_opening')
    expect(ticket.promiseAt).toEqual(new Date('2026-11-23T09:00:00+01:00'))
    expect(ticket.firstDueAt).toEqual(new Date('2026-11-23T09:30:00+01:00'))
  })

  it('can open a new one once the old one is closed', async () => {
    const first = await f.open()
    await f.click(first._id, JULIE, { kind: 'claim' })
    await f.click(first._id, JULIE, { kind: 'close', reason: 'solved' })
    const second = await f.open()
    expect(second._id).not.toBe(first._id)
    expect(second.number).toBe('D-2026-000002')
  })
})

describe('claiming', () => {
  it('is won by one of many clicks at the same moment; the others are told by whom and when', async () => {
    const ticket = await f.open()
    const agents = Array.from({ length: 6 }, (_, n) => ({ id: `a${n}`, name: `Agent ${n}` }))
    const answers = await Promise.all(agents.map((agent) => f.click(ticket._id, agent, { kind: 'claim' })))
    const won = answers.filter(({ outcome }) => outcome === 'done')
    expect(won).toHaveLength(1)
    const owner = (await f.ticket(ticket._id)).agentName
    for (const lost of answers.filter(({ outcome }) => outcome !== 'done')) {
      expect(lost).toMatchObject({ refusal: 'taken', by: owner })
      expect(lost.at).toBeInstanceOf(Date)
    }
    expect(kinds()).toEqual(['claimed'])
  })

  it('the same click under another id is answered alike and applied once', async () => {
    const ticket = await f.open()
    const first = await f.click(ticket._id, JULIE, { kind: 'claim' }, 'same')
    const again = await f.click(ticket._id, JULIE, { kind: 'claim' }, 'same')
    expect(first).toMatchObject({ outcome: 'done', said: 'claimed' })
    expect(again).toMatchObject({ outcome: 'done', said: 'claimed' })
    expect(f.arrivals).toHaveLength(1)
  })

  it('an unclaimed case cannot be answered, a closed one nothing', async () => {
    const ticket = await f.open()
    const reply = { kind: 'reply' as const, text: 'Bonjour', files: [] }
    expect(await f.click(ticket._id, JULIE, reply)).toMatchObject({ refusal: 'claim_first' })
    await f.click(ticket._id, JULIE, { kind: 'claim' })
    expect(await f.click(ticket._id, PAUL, reply)).toMatchObject({ refusal: 'taken', by: JULIE.name })
    await f.click(ticket._id, JULIE, { kind: 'close', reason: 'other' })
    expect(await f.click(ticket._id, JULIE, reply)).toMatchObject({ refusal: 'closed' })
    expect(await f.click(ticket._id, PAUL, { kind: 'claim' })).toMatchObject({ refusal: 'closed' })
    expect(kinds()).toEqual(['claimed', 'close'])
  })

  it('after a transfer only the new owner speaks', async () => {
    const ticket = await f.open()
    await f.click(ticket._id, JULIE, { kind: 'claim' })
    await f.click(ticket._id, JULIE, { kind: 'transfer', toAgent: PAUL })
    const reply = { kind: 'reply' as const, text: 'Bonjour', files: [] }
    expect(await f.click(ticket._id, JULIE, reply)).toMatchObject({ refusal: 'taken', by: PAUL.name })
    expect(await f.click(ticket._id, PAUL, reply)).toMatchObject({ outcome: 'done' })
    expect(f.departures.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        key: 'desk.notice.transferred',
        mention: [{ teamsId: '29:paul', name: PAUL.name }],
      }),
    )
  })
})

describe('a code', () => {
  const SHORT = 'C12345678'
  const release = {
    kind: 'release' as const,
    via: 'typed' as const,
    shortSerial: SHORT,
    caseVersion: 4,
    sealedCode: 'v1.sealed',
  }
  /** On a card that shows what was asked for at that time. */
  const approve = (askedAt = TUESDAY) => ({ kind: 'approve' as const, askedAt: askedAt.getTime() })

  it('leaves at once when the evidence agreed', async () => {
    const ticket = await withCase('match', 'platform_manual')
    expect(await f.click(ticket._id, JULIE, release)).toMatchObject({ said: 'released' })
    expect(f.arrivals.at(-1)?.payload.action).toMatchObject({ kind: 'release_code', approvedBy: null })
  })

  it.each([
    ['the photo does not match', 'mismatch', 'serial_differs'],
    ['something was suspicious', 'match', 'suspicion'],
    ['there is no decision at all', 'unsure', null],
  ] as const)('waits for a second agent when %s', async (_, decision, reason) => {
    const ticket = await withCase(decision, reason)
    expect(await f.click(ticket._id, JULIE, release)).toMatchObject({ said: 'approval_asked' })
    expect(kinds()).toEqual(['claimed'])
    expect(await f.click(ticket._id, JULIE, approve())).toMatchObject({ refusal: 'second_agent' })
    expect(kinds()).toEqual(['claimed'])
    expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ said: 'released' })
    expect(f.arrivals.at(-1)?.payload).toMatchObject({
      agent: JULIE,
      action: { kind: 'release_code', approvedBy: PAUL.id, sealedCode: 'v1.sealed' },
    })
    expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ refusal: 'nothing_pending' })
  })

  it('waits for a second agent when it is for another serial than the one that matched', async () => {
    const ticket = await withCase('match', 'platform_manual')
    const other = { ...release, shortSerial: 'D99999999' }
    expect(await f.click(ticket._id, JULIE, other)).toMatchObject({ said: 'approval_asked' })
  })

  it('does not leave when the second agent declines, or when the case changed meanwhile', async () => {
    const ticket = await withCase('mismatch', 'serial_differs')
    await f.click(ticket._id, JULIE, release)
    expect(await f.click(ticket._id, PAUL, { kind: 'decline' })).toMatchObject({ said: 'declined' })
    await f.click(ticket._id, JULIE, release)
    await f.store.update('cases', { _id: 'case' }, { $inc: { version: 1 } })
    expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ refusal: 'stale_case' })
    expect(kinds()).toEqual(['claimed'])
  })

  it('is not approved by who saw another request on the card', async () => {
    const ticket = await withCase('mismatch', 'serial_differs')
    await f.click(ticket._id, JULIE, release)
    const later = new Date(TUESDAY.getTime() + 1000)
    f.clock.set(later)
    await f.click(ticket._id, JULIE, { ...release, shortSerial: 'D99999999' })
    expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ refusal: 'stale_case' })
    expect(kinds()).toEqual(['claimed'])
    expect(await f.click(ticket._id, PAUL, approve(later))).toMatchObject({ said: 'released' })
    expect(f.arrivals.at(-1)?.payload.action).toMatchObject({ shortSerial: 'D99999999' })
  })

  describe('from the upload page, whose link others can open', () => {
    const upload = { ...release, via: 'xml' as const, byLink: true as const }

    it('leaves when its agent says that it is theirs, and the evidence agrees', async () => {
      const ticket = await withCase('match', 'platform_manual')
      expect(await f.click(ticket._id, JULIE, upload)).toMatchObject({ said: 'confirmation_asked' })
      expect(f.departures.at(-1)?.payload).toMatchObject({
        key: 'desk.notice.confirmation_needed',
        mention: [{ name: JULIE.name }],
      })
      expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ refusal: 'confirm_first' })
      expect(kinds()).toEqual(['claimed'])
      expect(await f.click(ticket._id, JULIE, approve())).toMatchObject({ said: 'released' })
      expect(f.arrivals.at(-1)?.payload).toMatchObject({ agent: JULIE, action: { approvedBy: null } })
    })

    it('against the evidence wants two agents besides whoever handed it in', async () => {
      const ticket = await withCase('mismatch', 'serial_differs')
      await f.click(ticket._id, JULIE, upload)
      expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ refusal: 'confirm_first' })
      expect(await f.click(ticket._id, JULIE, approve())).toMatchObject({ said: 'approval_asked' })
      expect(await f.click(ticket._id, JULIE, approve())).toMatchObject({ refusal: 'second_agent' })
      expect(kinds()).toEqual(['claimed'])
      expect(await f.click(ticket._id, PAUL, approve())).toMatchObject({ said: 'released' })
      expect(f.arrivals.at(-1)?.payload.action).toMatchObject({ approvedBy: PAUL.id })
    })
  })

  it('is refused on a card drawn before the case changed', async () => {
    const ticket = await withCase('match', 'platform_manual')
    const stale = { ...release, caseVersion: 3 }
    expect(await f.click(ticket._id, JULIE, stale)).toMatchObject({ refusal: 'stale_case' })
  })

  it('does not exist without a case', async () => {
    const ticket = await f.open()
    await f.click(ticket._id, JULIE, { kind: 'claim' })
    expect(await f.click(ticket._id, JULIE, release)).toMatchObject({ refusal: 'no_case' })
  })

  it.each([
    ['the company is not verified', { state: 'pending' }],
    ['this person does not speak for the company', { contacts: ['somebody-else'] }],
  ])('waits for a second agent when %s, whatever the evidence', async (_, change) => {
    const ticket = await withCase('match', 'company_not_verified')
    await f.store.update('companies', { _id: 'company' }, { $set: change })
    expect(await f.click(ticket._id, JULIE, release)).toMatchObject({ said: 'approval_asked' })
  })

  it('waits for a second agent while nobody has accepted the declaration', async () => {
    const ticket = await withCase('match', 'declaration_needed')
    expect(await f.click(ticket._id, JULIE, release)).toMatchObject({ said: 'approval_asked' })
  })

  async function withCase(decision: 'match' | 'mismatch' | 'unsure', lastReason: string | null) {
    const now = TUESDAY
    await f.store.insert('companies', {
      _id: 'company',
      vat: 'FR69999100019',
      country: 'FR',
      state: 'verified',
      contacts: ['person'],
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    await f.store.insert<CaseDoc>('cases', {
      _id: 'case',
      number: 'S-2026-000042',
      personId: 'person',
      companyId: 'company',
      conversation: CONVERSATION,
      state: 'with_desk',
      outcome: null,
      access: null,
      sadp: null,
      opaque: null,
      photos: [
        {
          fileHash: 'f'.repeat(64),
          at: now.toISOString(),
          reading: {} as LabelReading,
          result: {
            decision,
            reason: 'serial_equal',
            serial: SHORT,
            device: null,
            confidence: 1,
            lines: [],
            rules: '1',
          },
        },
      ],
      receipt: null,
      picked: null,
      declaration: null,
      tries: 0,
      releases: [],
      serials: [SHORT],
      lastReason,
      lastJudged: null,
      waitingSince: null,
      rating: null,
      openedAt: now,
      updatedAt: now,
      closedAt: null,
      version: 4,
    })
    const ticket = await f.open({ caseId: 'case', caseNumber: 'S-2026-000042', cause: 'decision' })
    await f.click(ticket._id, JULIE, { kind: 'claim' })
    return ticket
  }
})

describe('promises', () => {
  const rings = () =>
    f.departures.flatMap(({ payload }) =>
      payload.kind === 'notice' ? [[payload.key.replace('desk.notice.', ''), payload.mention.length]] : [],
    )

  it('rings the available agents, then the lead, until somebody takes it', async () => {
    await f.store.update('deskAgents', { _id: 'paul' }, { $set: { role: 'lead', presence: 'away' } })
    const ticket = await f.open()
    await f.desk.alarm(ticket._id, 'ring')
    await f.desk.alarm(ticket._id, 'ring')
    expect(rings()).toEqual([
      ['ring', 1],
      ['ring_lead', 1],
    ])
    await f.click(ticket._id, JULIE, { kind: 'claim' })
    await f.desk.alarm(ticket._id, 'ring')
    expect(rings()).toHaveLength(2)
  })

  it('warns once, then sounds the alarm once, and is silent after an answer', async () => {
    const ticket = await f.open()
    for (const alarm of ['first_warning', 'first_warning', 'first_breach', 'first_breach'] as const) {
      await f.desk.alarm(ticket._id, alarm)
    }
    expect(rings().map(([key]) => key)).toEqual(['first_warning', 'first_breach'])
    const other = await f.open({ conversation: 'whatsapp:+33600000002' })
    await f.click(other._id, JULIE, { kind: 'claim' })
    await f.click(other._id, JULIE, { kind: 'reply', text: 'Bonjour', files: [] })
    await f.desk.alarm(other._id, 'first_breach')
    expect(rings()).toHaveLength(2)
  })

  it('times each answer from the first unanswered message, and takes the case from an agent who is gone', async () => {
    const ticket = await f.open()
    await f.click(ticket._id, JULIE, { kind: 'claim' })
    const wrote = () =>
      f.store.transaction((tx) =>
        f.desk.installerWrote(tx, { conversation: CONVERSATION, name: 'Marc', text: 'Alors ?', files: [] }),
      )
    const first = await wrote()
    expect(first.timers.map(({ payload }) => payload.alarm)).toEqual(['next_warning', 'next_breach'])
    expect(first.departures.map(({ payload }) => payload.kind)).toEqual(['relay'])
    f.clock.set(new Date(TUESDAY.getTime() + 10 * 60_000))
    expect((await wrote()).timers).toEqual([])
    expect((await f.ticket(ticket._id)).nextDueAt).toEqual(new Date('2026-11-24T10:42:00+01:00'))

    await f.desk.alarm(ticket._id, 'next_breach')
    expect((await f.ticket(ticket._id)).agentId).toBe(JULIE.id)
    f.clock.set(new Date('2026-11-24T10:42:00+01:00'))
    await f.desk.alarm(ticket._id, 'next_breach')
    expect(await f.ticket(ticket._id)).toMatchObject({ state: 'waiting', agentId: null })
    expect(kinds()).toEqual(['claimed', 'requeue'])
    expect((await f.store.get<DeskAgentDoc>('deskAgents', 'julie'))?.presence).toBe('away')
    expect(f.timers.at(-1)?.payload.alarm).toBe('ring')
  })

  it('gives back what waits for an agent who goes on a break, and keeps what does not', async () => {
    const waiting = await f.open()
    const answered = await f.open({ conversation: 'whatsapp:+33600000002' })
    for (const { _id } of [waiting, answered]) await f.click(_id, JULIE, { kind: 'claim' })
    await f.click(answered._id, JULIE, { kind: 'reply', text: 'Voilà', files: [] })
    expect(await f.desk.pause(JULIE.id)).toBe(1)
    expect((await f.ticket(waiting._id)).state).toBe('waiting')
    expect((await f.ticket(answered._id)).agentId).toBe(JULIE.id)
  })

  it('does not ring while the desk is closed', async () => {
    const ticket = await f.open()
    f.clock.set(new Date('2026-11-24T12:10:00+01:00'))
    await f.desk.alarm(ticket._id, 'ring')
    expect(rings()).toEqual([])
    expect(f.timers.at(-1)?.dueAt).toEqual(new Date('2026-11-24T13:05:00+01:00'))
  })
})

it('says each message that failed in the thread, once', async () => {
  await f.open()
  const failed = async (messageId: string) =>
    f.store.transaction((tx) =>
      f.desk.delivered(tx, { conversation: CONVERSATION, messageId, status: 'failed', error: '63016' }),
    )
  const kinds = async (messageId: string) => (await failed(messageId)).map(({ payload }) => payload.kind)
  expect(await kinds('one')).toEqual(['notice', 'card'])
  expect(await kinds('one')).toEqual([])
  expect(await kinds('two')).toEqual(['notice', 'card'])
})

it('openTicket is all or nothing with the turn it belongs to', async () => {
  const work = f.store.transaction(async (tx) => {
    const wanted = {
      conversation: CONVERSATION,
      personId: 'p',
      caseId: null,
      caseNumber: null,
      locale: 'fr' as const,
      cause: 'asked' as const,
      reason: null,
    }
    await openTicket(tx, wanted, DEFAULT_SETTINGS, TUESDAY)
    throw new Error('the turn fails after it')
  })
  await expect(work).rejects.toThrow('the turn fails after it')
  expect(await f.store.count('deskTickets', {})).toBe(0)
})
