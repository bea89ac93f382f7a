import { describe, expect, it } from 'vitest'
import { readCorpus } from '../../../bench/understand/corpus.js'
import { answersOf, figuresOf } from '../../../bench/understand/figures.js'
import { createRecogniser } from '../../../dialogs/recogniser/index.js'
import { INTENTS } from '../../../dialogs/recogniser/intents.js'
import { loadModel } from '../../../dialogs/recogniser/model.js'
import { fold } from '../../../dialogs/recogniser/text/fold.js'
import { corpusHash, makeCorpus } from '../../../dialogs/recogniser/training/corpus.js'
import { readSeeds } from '../../../dialogs/recogniser/training/read-seeds.js'
import { ownStems, vocabulary } from '../../../dialogs/recogniser/training/vocabulary.js'

const seeds = readSeeds()
const corpus = makeCorpus(seeds)
/** Marks and spaces do not make another sentence. */
const bare = (text: string) =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

describe('the committed weights', () => {
  it('were trained on the seeds that stand beside them (else: npm run understand:train)', () => {
    expect(loadModel().corpus).toBe(corpusHash(corpus))
    expect(loadModel().words).toEqual(vocabulary(seeds))
    expect(loadModel().stems).toEqual(ownStems(seeds))
    expect(loadModel().intents).toEqual(INTENTS)
  })
})

describe('the reported sentences', () => {
  const reported = readCorpus('reported')

  it('hold every intent', () => {
    expect([...new Set(reported.map(({ intent }) => intent))].sort()).toEqual([...INTENTS].sort())
  })

  it('are told once, in one half only', () => {
    const all = [...reported, ...readCorpus('tuning')].map(({ text }) => text)
    const twice = all.filter((text, at) => all.indexOf(text) !== at)
    expect(twice).toEqual([])
  })

  // The aim is 0.95 and 0.05. After seeds made from other lines it was 0.944 and 0.023; the mean of three fits came to
  // 0.955 and 0.023. `npm run bench:understand` prints the figures.
  it('are understood as well as was aimed at', () => {
    const figures = figuresOf(answersOf(reported, createRecogniser().understand))
    expect(figures.accuracy).toBeGreaterThanOrEqual(0.95)
    expect(figures.outsideTakenIn).toBeLessThanOrEqual(0.04)
  })

  it('share no sentence of three words or more with the training', () => {
    const taught = new Set(corpus.map(({ text }) => bare(text)))
    const shared = reported.filter(({ text }) => bare(text).split(' ').length >= 3 && taught.has(bare(text)))
    expect(shared.map(({ text }) => text)).toEqual([])
  })
})
