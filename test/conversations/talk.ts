/**
 * A conversation with the real turn: real store, real cases, real dialogs. Only the neighbours are stood in for: the
 * picture reader (a file says what is on it), the registers, the mail server and the reset platform.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OutboundMessage } from '../../adapters/whatsapp/message.js'
import { createTurn } from '../../bot/turn.js'
import { createCompanies } from '../../cases/companies.js'
import { createCases } from '../../cases/create-cases.js'
import { POLICY } from '../../cases/policy.js'
import type { ResetPlatform } from '../../cases/ports.js'
import { settableClock } from '../../core/clock.js'
import { createLog } from '../../core/log.js'
import { createSecretBox } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import { match } from '../../devices/match.js'
import { createRecogniser } from '../../dialogs/recogniser/index.js'
import { createDesk } from '../../hotline/desk.js'
import { deskSettings } from '../../hotline/settings.js'
import type { Arrival } from '../../jobs/ports.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import type { TimerDoc } from '../../models/timer.js'
import { fakeMailer, fakePlatform, fakeReader, fakeRegistry, type PlatformMood } from './neighbours.js'

export const START = new Date('2026-11-24T10:00:00+01:00')
const ME = 'whatsapp:+33600000001'

export interface Heard {
  text: string
  choices: string[]
}

export interface Talk {
  say(text: string): Promise<Heard[]>
  /** Several messages of one burst. */
  burst(messages: { text?: string; file?: string }[]): Promise<Heard[]>
  tap(title: string): Promise<Heard[]>
  send(file: string, caption?: string): Promise<Heard[]>
  /** Lets time pass; answers what timers made the bot say. */
  wait(minutes: number): Promise<Heard[]>
  other(kind: 'voice' | 'location' | 'contact' | 'sticker' | 'reaction' | 'unsupported'): Promise<Heard[]>
  desk(payload: unknown): Promise<Heard[]>
  platform(mood: PlatformMood): void
  /** The last code that was mailed. */
  mailed(): string
  facts(): Promise<Record<string, unknown>>
  store: Store
  /** Codes shown so far, in clear. */
  codes: string[]
  close(): Promise<void>
}

const recogniser = createRecogniser()

export async function startTalk(
  options: { at?: Date; mail?: boolean; platform?: PlatformMood } = {},
): Promise<Talk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-talk-'))
  const clock = settableClock()
  clock.set(options.at ?? START)
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const box = createSecretBox([{ id: 'test', bytes: new Uint8Array(32).fill(7) }])
  const log = createLog('silent')
  const platform = fakePlatform(clock, options.platform ?? 'ok')
  const mailer = fakeMailer()
  const cases = createCases({ store, box, clock, platform: platform as ResetPlatform, match, log })
  const turn = createTurn({
    store,
    files,
    clock,
    box,
    log,
    teams: true,
    fetchMedia: async (url) => ({
      bytes: Buffer.from(url),
      contentType: 'application/octet-stream',
      name: null,
    }),
    fileLink: async (hash) => `https://sesame.example/files/${hash.slice(0, 8)}`,
    deskSettings: () => deskSettings(store),
    desk: createDesk({
      store,
      clock,
      teams: true,
      work: { accept: async () => {}, send: async () => {}, setTimer: async () => {}, wake: () => {} },
    }),
    services: {
      cases,
      companies: createCompanies({
        store,
        clock,
        policy: { ...POLICY.company, emailOwnership: true },
      }),
      registry: fakeRegistry(clock),
      mailer: options.mail === false ? null : mailer,
      reader: fakeReader(),
      recogniser,
      sixDigits: () => '123456',
      uploadLink: async () => null,
      downloadLink: async () => 'https://sesame.example/files/abc',
    },
  })
  const codes: string[] = []
  let offered: OutboundMessage['choices'] = []
  let count = 0

  async function run(arrivals: Arrival[]): Promise<Heard[]> {
    const commit = await turn(ME, arrivals)
    const departures = await store.transaction((tx) => commit(tx))
    const heard: Heard[] = []
    for (const departure of departures) {
      if (departure.channel !== 'whatsapp') continue
      const message = departure.payload as OutboundMessage & {
        rider: { release: { caseId: string; releaseId: string } | null }
      }
      if (message.rider.release)
        await cases.markDelivered(message.rider.release.caseId, message.rider.release.releaseId)
      if (message.sealedText) codes.push(box.open(message.sealedText, ME).reveal())
      if (message.choices.length > 0) offered = message.choices
      heard.push({ text: message.text, choices: message.choices.map(({ title }) => title) })
    }
    // A minute between two messages, as people take.
    clock.set(new Date(clock.now().getTime() + 20_000))
    return heard
  }

  const message = (text: string, extra: Record<string, unknown> = {}): Arrival => ({
    channel: 'whatsapp',
    messageId: `SM${++count}`,
    conversation: ME,
    at: clock.now(),
    payload: {
      messageId: `SM${count}`,
      from: ME,
      to: 'whatsapp:+33900000000',
      profileName: 'Camille',
      text,
      choiceId: null,
      media: [],
      repliedTo: null,
      kind: 'message',
      raw: {},
      ...extra,
    },
  })
  const fileOf = (file: string) => ({
    media: [{ url: file, contentType: 'application/octet-stream', name: null }],
  })

  return {
    store,
    codes,
    say: (text) => run([message(text)]),
    burst: (messages) => run(messages.map(({ text, file }) => message(text ?? '', file ? fileOf(file) : {}))),
    tap(title) {
      const choice = offered.find((candidate) => plain(candidate.title) === plain(title))
      if (!choice)
        throw new Error(`“${title}” was not offered; these were: ${offered.map((c) => c.title).join(' | ')}`)
      return run([message(title, { choiceId: choice.id })])
    },
    send: (file, caption = '') => run([message(caption, fileOf(file))]),
    other: (kind) => run([message('', { kind })]),
    desk: (payload) =>
      run([{ channel: 'desk', messageId: `D${++count}`, conversation: ME, at: clock.now(), payload }]),
    async wait(minutes) {
      clock.set(new Date(clock.now().getTime() + minutes * 60_000))
      const heard: Heard[] = []
      const due = await store.find<TimerDoc>(
        'timers',
        { dueAt: { $lte: clock.now() } },
        { sort: { dueAt: 1 } },
      )
      for (const { _id, conversation, payload: event } of due) {
        await store.delete('timers', { _id })
        if (conversation !== ME) continue
        heard.push(
          ...(await run([
            {
              channel: 'timer',
              messageId: `T${++count}`,
              conversation: ME,
              at: clock.now(),
              payload: { payload: event },
            },
          ])),
        )
      }
      return heard
    },
    platform: (mood) => platform.setMood(mood),
    mailed: () => mailer.last(),
    facts: async () =>
      (await store.get<{ _id: string; facts: Record<string, unknown> }>('conversations', ME))?.facts ?? {},
    async close() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const plain = (title: string) => title.replaceAll('\u00A0', ' ').replaceAll('’', "'")
