import { EventEmitter } from 'node:events'
import type { Response } from 'express'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { shared } from '../../console/http/shared.js'
import { streamEvents } from '../../console/live/watch.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { Browser } from './support/browser.js'
import { at, putCase, putMessage, putTicket } from './support/fixtures.js'
import { openConsole, type TestConsole } from './support/open-console.js'

let opened: TestConsole
beforeAll(async () => {
  opened = await openConsole()
})
afterAll(() => opened.close())

interface Event {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: what an event holds is what the test looks at
  data: any
}

/** Reads events as they come; `next` waits for one that the test describes. */
async function listenTo(browser: Browser, path: string) {
  const stop = new AbortController()
  const answer = await browser.raw(`/console/api${path}`, { signal: stop.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  const waiting: Event[] = []
  return {
    answer,
    close: () => stop.abort(),
    async next(event: string, fits: (data: Event['data']) => boolean = () => true): Promise<Event['data']> {
      for (;;) {
        for (let found = waiting.shift(); found; found = waiting.shift()) {
          if (found.event === event && fits(found.data)) return found.data
        }
        const { value, done } = (await reader?.read()) ?? { done: true, value: '' }
        if (done) throw new Error('the stream is over')
        const blocks = (rest + value).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const lines = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
          if (lines.event) waiting.push({ event: lines.event, data: JSON.parse(lines.data) })
        }
      }
    },
  }
}

describe('what goes on now', () => {
  it('comes at once and again whenever it changes', async () => {
    const manager = await opened.signedIn('manager')
    const stream = await listenTo(manager, '/live/events')
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream')
    const first = await stream.next('live')
    expect(first).toMatchObject({ tickets: [], desk: { open: true, text: 'Ouvert jusqu’à 12\u00a0h' } })
    const reset = await putCase(opened.store, { state: 'with_desk', outcome: null, closedAt: null })
    const ticket = await putTicket(opened.store, reset)
    await putMessage(opened.store, reset, 'Je voudrais parler à quelqu’un')
    const waiting = await stream.next('live', ({ tickets }) => tickets[0]?.lastText)
    expect(waiting.tickets[0]).toMatchObject({
      number: reset.number,
      state: 'waiting',
      late: false,
      lastText: 'Je voudrais parler à quelqu’un',
    })
    await opened.store.update(
      'deskTickets',
      { _id: ticket._id },
      {
        $set: { state: 'claimed', agentId: 'a1', agentName: 'Inès' },
      },
    )
    const claimed = await stream.next('live', ({ tickets }) => tickets[0]?.state === 'claimed')
    expect(claimed.tickets[0].agent).toEqual({ id: 'a1', name: 'Inès' })
    stream.close()
    // What the person wrote stood on the page, again and again: one line says so.
    await manager.get('/live')
    await manager.get('/live')
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { action: 'live.read' })
    expect(lines).toMatchObject([{ subjectKind: 'case', subjectId: reset._id, subjectLabel: reset.number }])
    opened.clock.set(at(31))
    await manager.get('/live')
    expect(await opened.store.count('accessEntries', { action: 'live.read' })).toBe(2)
    opened.clock.set(null)
  })

  it('tells when a case that is watched has changed, and that it was watched', async () => {
    const lead = await opened.signedIn('lead')
    const reset = await putCase(opened.store)
    const stream = await listenTo(lead, `/live/events?watch=${reset._id}`)
    const { stamp } = await stream.next('case')
    await putMessage(opened.store, reset, 'encore un mot', { at: at(20) })
    expect((await stream.next('case')).stamp).not.toBe(stamp)
    stream.close()
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { action: 'case.watched' })
    expect(lines.map(({ subjectLabel }) => subjectLabel)).toEqual([reset.number])
  })

  it('ends with the session', async () => {
    const agent = await opened.signedIn('agent')
    const stream = await listenTo(agent, '/live/events')
    await stream.next('live')
    await agent.delete('/session')
    expect(await stream.next('over')).toEqual({})
  })
})

describe('many pages at once', () => {
  it('are looked after together, as long as one look goes on and a moment after it', async () => {
    let looks = 0
    let settle = (): void => {}
    const look = shared((key: string) => {
      looks++
      return new Promise<string>((resolve) => {
        settle = () => resolve(`${key}${looks}`)
      })
    }, 60_000)
    const [one, other] = [look('fr'), look('fr')]
    settle()
    expect([await one, await other, await look('fr')]).toEqual(['fr1', 'fr1', 'fr1'])
    void look('en')
    expect(looks).toBe(2)
  })

  it('are looked after anew when the last look is old or failed', async () => {
    let looks = 0
    const look = shared(async (fails: boolean) => {
      looks++
      if (fails) throw new Error('away')
      return looks
    }, 0)
    await expect(look(true)).rejects.toThrow('away')
    await expect(look(true)).rejects.toThrow('away')
    expect([await look(false), await look(false)]).toEqual([3, 4])
  })

  it('are thirty at most for one session, and a page that was closed makes room', async () => {
    const agent = await opened.signedIn('agent')
    const streams = await Promise.all(Array.from({ length: 30 }, () => listenTo(agent, '/live/events')))
    for (const stream of streams) await stream.next('live')
    expect((await agent.get('/live/events')).body.error.code).toBe('TOO_MANY_REQUESTS')
    streams[0]?.close()
    const again = async (): Promise<number> => {
      const stream = await listenTo(agent, '/live/events')
      stream.close()
      return stream.answer.status === 429 ? again() : stream.answer.status
    }
    expect(await again()).toBe(200)
    for (const stream of streams) stream.close()
  })

  it('are sent nothing more while they do not read', async () => {
    const written: string[] = []
    let looks = 0
    const response = Object.assign(new EventEmitter(), {
      writableNeedDrain: false,
      set: () => undefined,
      flushHeaders: () => undefined,
      write: (text: string) => void written.push(text),
      end: (text: string) => void written.push(text),
    })
    let rounds = 0
    const stillAllowed = async () => {
      if (++rounds === 2) response.writableNeedDrain = true
      return rounds < 3
    }
    const watched = [{ event: 'live', look: async () => ++looks }]
    vi.useFakeTimers()
    try {
      const over = streamEvents(response as unknown as Response, { watched, stillAllowed }, opened.parts.log)
      await vi.advanceTimersByTimeAsync(5000)
      await over
    } finally {
      vi.useRealTimers()
    }
    expect(written).toEqual(['event: live\ndata: 1\n\n', 'event: over\ndata: {}\n\n'])
  })
})

describe('a whisper', () => {
  it('reaches the agent by name and stays in the case, out of the installer’s sight', async () => {
    const { store, sent } = opened
    await store.insert('deskAgents', {
      _id: 'a2',
      ...{ name: 'Inès', teamsId: '29:a2', role: 'agent', presence: 'available', lastSeenAt: at(0) },
    })
    const reset = await putCase(store, { state: 'with_desk', outcome: null, closedAt: null })
    const ticket = await putTicket(store, reset, { state: 'claimed', agentId: 'a2', agentName: 'Inès' })
    const lead = await opened.signedIn('lead')
    const text = 'Propose-lui la copie de l’écran'
    expect((await lead.post(`/live/tickets/${ticket._id}/whisper`, { text })).status).toBe(200)
    const notice = sent.find(({ payload }) => payload.kind === 'notice')?.payload
    expect(notice).toMatchObject({
      key: 'desk.notice.whispered',
      values: { text, number: reset.number },
      mention: [{ teamsId: '29:a2', name: 'Inès' }],
    })
    const { timeline } = (await lead.get(`/cases/${reset._id}`)).body
    expect(timeline).toContainEqual(expect.objectContaining({ who: 'note', text }))
    expect(await store.count('messages', { caseId: reset._id })).toBe(0)
  })

  it('goes nowhere once the ticket is closed', async () => {
    const ticket = await putTicket(opened.store, null, { open: false, state: 'closed' })
    const lead = await opened.signedIn('lead')
    expect((await lead.post(`/live/tickets/${ticket._id}/whisper`, { text: 'trop tard' })).status).toBe(404)
  })
})

describe('the access log', () => {
  it('is for auditors and admins, says it in words, and can be narrowed down', async () => {
    const auditor = await opened.signedIn('auditor')
    const { body } = await auditor.get('/access?action=live.whispered')
    expect(body.rows).toEqual([
      expect.objectContaining({
        actionText: 'Note à un conseiller',
        actor: expect.objectContaining({ role: 'lead' }),
      }),
    ])
    expect((await auditor.get('/access?from=2026-11-24')).body.rows).toEqual([])
    expect((await auditor.get('/access?from=2026-11-23&to=2026-11-23&limit=2')).body.cursor).toBeTruthy()
    expect((await auditor.get('/access?action=nonsense')).status).toBe(400)
    const own = await auditor.get('/access?action=access.read')
    expect(own.body.rows).toHaveLength(1)
  })
})
