import { type Entities, entitiesIn } from './entities/index.js'
import { vectorOf } from './features.js'
import type { Intent } from './intents.js'
import { loadModel, type Model, probabilities } from './model.js'
import { closedForm, openingOf } from './rules.js'
import { createCorrector } from './text/spelling.js'
import { tokensOf } from './text/tokens.js'

export type { Entities } from './entities/index.js'
export { INTENTS, type Intent, isIntent } from './intents.js'
export { fold } from './text/fold.js'

export interface Understanding {
  /** As it was given. */
  text: string
  intent: Intent
  /** 0 to 1, calibrated: of the answers given 0.9, nine in ten are right. */
  confidence: number
  /** The next likely intents, best first, at most three. */
  alternatives: { intent: Intent; confidence: number }[]
  entities: Entities
}

export interface Recogniser {
  /** Total and deterministic: any string has an answer. `now` resolves "hier" and "lundi"; without it they are skipped. */
  understand(text: string, now?: Date | null): Understanding
}

const ALTERNATIVES = 3
const LEAST = 0.05
const SURE = 0.99
/** Of so many words, ten at a time, each a letter short: what spelling, features and model do, about 60 ms. */
const WARM_WORDS = 400

/** Code that has run is compiled: the first person who writes does not wait for that. */
function warm({ understand }: Recogniser, words: readonly string[]): void {
  for (let at = 0; at < WARM_WORDS; at += 10) {
    const cut = words.slice(at, at + 10).map((word) => word.slice(0, -1))
    understand(cut.join(' '))
  }
}

/** Reads what people write, in French or English, offline; the model is loaded and the code warmed here, about 120 ms. */
export function createRecogniser(model: Model = loadModel()): Recogniser {
  const correct = createCorrector(model.words)
  const ours = new Set(model.stems)
  const recogniser: Recogniser = {
    understand(text, now = null) {
      const entities = entitiesIn(text, now)
      const closed = closedForm(text)
      if (closed) return { text, intent: closed, confidence: SURE, alternatives: [], entities }
      const tokens = tokensOf(text, correct)
      if (tokens.length === 0) {
        return { text, intent: 'not_understood', confidence: SURE, alternatives: [], entities }
      }
      const chances = probabilities(model, vectorOf(tokens, ours))
      const ranked = model.intents
        .map((intent, at) => ({ intent, confidence: Math.round((chances[at] ?? 0) * 1000) / 1000 }))
        .sort((a, b) => b.confidence - a.confidence)
      const chanceOf = (wanted: Intent) => ranked.find(({ intent }) => intent === wanted)?.confidence ?? 0
      const top = ranked[0] ?? { intent: 'not_understood', confidence: 1 }
      const lost = top.intent === 'not_understood' || top.confidence < model.threshold
      const opening = lost ? openingOf(tokens, chanceOf) : null
      const intent = lost ? (opening ?? 'not_understood') : top.intent
      return {
        text,
        intent,
        // Doubt about every intent is confidence in none of them.
        confidence:
          lost && top.intent !== intent ? (opening ? chanceOf(opening) : 1 - top.confidence) : top.confidence,
        alternatives: ranked
          .filter(
            (other) =>
              other.intent !== intent && other.intent !== 'not_understood' && other.confidence >= LEAST,
          )
          .slice(0, ALTERNATIVES),
        entities,
      }
    },
  }
  warm(recogniser, model.words)
  return recogniser
}
