import { INTENTS, type Intent, type Understanding } from '../../dialogs/recogniser/index.js'
import type { Utterance } from './corpus.js'

export interface Answer extends Utterance {
  got: Intent
  confidence: number
}

export interface Figures {
  lines: number
  accuracy: number
  /** Of the lines outside the service: answered as if inside. */
  outsideTakenIn: number
  /** Of the lines inside the service: answered "not understood". */
  insideLeftOut: number
  perIntent: { intent: Intent; lines: number; right: number }[]
  confusions: { wanted: Intent; got: Intent; times: number }[]
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

export function answersOf(
  corpus: readonly Utterance[],
  understand: (text: string) => Understanding,
): Answer[] {
  return corpus.map((line) => {
    const { intent: got, confidence } = understand(line.text)
    return { ...line, got, confidence }
  })
}

export function figuresOf(answers: readonly Answer[]): Figures {
  const outside = answers.filter(({ intent }) => intent === 'not_understood')
  const inside = answers.filter(({ intent }) => intent !== 'not_understood')
  const confusions = new Map<string, { wanted: Intent; got: Intent; times: number }>()
  for (const { intent, got } of answers) {
    if (intent === got) continue
    const key = `${intent} ${got}`
    confusions.set(key, { wanted: intent, got, times: (confusions.get(key)?.times ?? 0) + 1 })
  }
  return {
    lines: answers.length,
    accuracy: share(answers.filter(({ intent, got }) => intent === got).length, answers.length),
    outsideTakenIn: share(outside.filter(({ got }) => got !== 'not_understood').length, outside.length),
    insideLeftOut: share(inside.filter(({ got }) => got === 'not_understood').length, inside.length),
    perIntent: INTENTS.map((intent) => {
      const mine = answers.filter((answer) => answer.intent === intent)
      return { intent, lines: mine.length, right: mine.filter(({ got }) => got === intent).length }
    }),
    confusions: [...confusions.values()].sort((a, b) => b.times - a.times),
  }
}
