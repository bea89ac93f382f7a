/**
 * Conversations as data: each file is a dialogue to be read aloud. What the installer does stands behind `says`,
 * `taps`, `sends` …; what the bot answers stands behind `answers`, word for word, with its buttons in brackets.
 *
 * `UPDATE_CONVERSATIONS=1 npx vitest run test/conversations` writes the answers anew: read the difference before you
 * commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { CaseDoc } from '../../cases/case.js'
import { readFacts } from '../../dialogs/facts.js'
import { journeySteps } from '../../dialogs/journey-steps.js'
import { createRecogniser, type Intent } from '../../dialogs/recogniser/index.js'
import type { PlatformMood } from './neighbours.js'
import { type AgentDoes, type Heard, startTalk, type Talk } from './talk.js'

const recogniser = createRecogniser()

interface Turn {
  says?: string
  burst?: string[]
  taps?: string
  sends?: string
  caption?: string
  waits?: number
  sends_other?: 'voice' | 'location' | 'contact' | 'sticker' | 'reaction' | 'unsupported'
  platform?: PlatformMood
  /** What an agent clicks on the card. */
  agent?: AgentDoes
  /** Another version of the program is started. */
  redeploys?: boolean
  /** A prepared beginning, so that a dialogue about photos need not repeat who is asking. */
  given?: 'company' | 'evidence' | 'code'
  answers?: string[]
}

interface Dialogue {
  title: string
  at?: string
  mail?: boolean
  platform?: PlatformMood
  turns: Turn[]
  /** What must be true at the end, in the store. */
  ends?: { state?: string; outcome?: string | null; codes?: number }
}

const HERE = import.meta.dirname
const UPDATE = process.env.UPDATE_CONVERSATIONS === '1'
const seen: { file: string; answer: string }[] = []

const PREPARED: Record<NonNullable<Turn['given']>, Turn[]> = {
  company: [
    { says: 'bonjour' },
    { taps: 'Installateur' },
    { says: 'FR69999100019' },
    { taps: "Oui, c'est nous" },
    { taps: '2 à 9' },
    { says: 'camille@alpha-securite.example.fr' },
    { says: '123456' },
  ],
  evidence: [{ taps: "J'ai un PC avec SADP" }, { sends: 'probe D12345678' }],
  code: [{ sends: 'label D12345678' }, { taps: "J'accepte" }],
}

async function play(talk: Talk, turn: Turn): Promise<Heard[]> {
  if (turn.given) {
    const until = Object.keys(PREPARED).indexOf(turn.given)
    for (const part of Object.values(PREPARED)
      .slice(0, until + 1)
      .flat())
      await play(talk, part)
    return []
  }
  if (turn.platform) {
    talk.platform(turn.platform)
    return []
  }
  if (turn.redeploys) {
    await talk.redeploy()
    return []
  }
  if (turn.agent) return talk.desk(turn.agent)
  if (turn.taps !== undefined) return talk.tap(turn.taps)
  if (turn.sends !== undefined) return talk.send(turn.sends, turn.caption)
  if (turn.waits !== undefined) return talk.wait(turn.waits)
  if (turn.sends_other) return talk.other(turn.sends_other)
  if (turn.burst) {
    return talk.burst(
      turn.burst.map((part) => (part.startsWith('[file] ') ? { file: part.slice(7) } : { text: part })),
    )
  }
  return talk.say(turn.says ?? '')
}

/** As it stands in the files: buttons in brackets below the words, non-breaking spaces as plain ones. */
function written({ text, choices }: Heard): string {
  const buttons = choices.length > 0 ? `\n[${choices.join('] [')}]` : ''
  return (text + buttons).replaceAll('\u00A0', ' ').replace(/S-2026-\d{6}/g, 'S-2026-000001')
}

for (const folder of ['fr', 'en']) {
  describe(`conversations/${folder}`, () => {
    for (const file of readdirSync(join(HERE, folder))
      .filter((name) => name.endsWith('.yaml'))
      .sort()) {
      const path = join(HERE, folder, file)
      const dialogue = parse(readFileSync(path, 'utf8')) as Dialogue
      it(`${file}: ${dialogue.title}`, async () => {
        const talk = await startTalk({
          at: dialogue.at ? new Date(dialogue.at) : undefined,
          mail: dialogue.mail,
          platform: dialogue.platform,
        })
        try {
          for (const turn of dialogue.turns) {
            const asked = await openQuestion(talk)
            const answers = (await play(talk, turn)).map(written)
            noteWay(asked, turn, await openQuestion(talk))
            for (const answer of answers) seen.push({ file, answer })
            if (UPDATE) {
              if (answers.length > 0) turn.answers = answers
              else delete turn.answers
            } else if (!turn.given && !turn.platform) {
              expect(answers, JSON.stringify(turn)).toEqual(turn.answers ?? [])
            }
          }
          if (UPDATE) writeFileSync(path, stringify(dialogue, { lineWidth: 0, blockQuote: 'literal' }))
          await checkEnd(talk, dialogue)
        } finally {
          await talk.close()
        }
      })
    }
  })
}

type Way = 'happy' | 'wrong' | 'help' | 'back' | 'cancel' | 'human'
const WAYS: readonly Way[] = ['happy', 'wrong', 'help', 'back', 'cancel', 'human']
const BY_INTENT: Partial<Record<Intent, Way>> = {
  help: 'help',
  back: 'back',
  cancel: 'cancel',
  talk_to_human: 'human',
}
/** Which ways were taken at which step, in all dialogues together. */
const taken = new Map<string, Set<Way>>()

interface OpenQuestion {
  step: string | null
  misses: number
}

async function openQuestion(talk: Talk): Promise<OpenQuestion> {
  const { asking } = readFacts((await talk.state())?.facts)
  return { step: asking?.step ?? null, misses: asking?.misses ?? 0 }
}

function noteWay(asked: OpenQuestion, turn: Turn, now: OpenQuestion): void {
  if (asked.step === null || turn.given || turn.platform || turn.redeploys || turn.agent) return
  const general = turn.says === undefined ? undefined : BY_INTENT[recogniser.understand(turn.says).intent]
  const way = general ?? (now.step !== asked.step ? 'happy' : now.misses > asked.misses ? 'wrong' : undefined)
  if (way) taken.set(asked.step, (taken.get(asked.step) ?? new Set()).add(way))
}

async function checkEnd(talk: Talk, { ends }: Dialogue): Promise<void> {
  if (!ends) return
  const [last] = await talk.town.store.find<CaseDoc>('cases', {}, { sort: { openedAt: -1 }, limit: 1 })
  if (ends.state !== undefined) expect(last?.state).toBe(ends.state)
  if (ends.outcome !== undefined) expect(last?.outcome ?? null).toBe(ends.outcome)
  expect(talk.codes.length, 'codes shown').toBe(ends.codes ?? 0)
}

describe('everything the bot has said above', () => {
  afterAll(() => {
    seen.length = 0
  })

  it('never shows a code in a copy that is kept, nor a key of a sentence', () => {
    for (const { file, answer } of seen) {
      expect(answer, file).not.toMatch(/AB12CD\d\d/)
      expect(answer, file).not.toMatch(
        /(?<![@\w-])(conversation|company|identity|device|photo|reset|help|desk)\.[a-z_]+/,
      )
      expect(answer, file).not.toMatch(/[{}]|undefined|\bnull\b|NaN/)
    }
  })

  it('was said at every step: rightly, wrongly, with help, back, cancelled and to a human', () => {
    const missing = journeySteps.map(({ id }) => {
      const ways = WAYS.filter((way) => !taken.get(id)?.has(way))
      return ways.length === 0 ? null : `${id}: ${ways.join(', ')}`
    })
    expect(missing.filter(Boolean)).toEqual([])
  })

  it('keeps each message short enough for a phone', () => {
    for (const { file, answer } of seen) expect(answer.length, `${file}: ${answer}`).toBeLessThan(1000)
  })
})
