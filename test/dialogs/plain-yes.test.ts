import { describe, expect, it } from 'vitest'
import { answerChoice } from '../../dialogs/answer-choice.js'
import { companySteps } from '../../dialogs/company.js'
import { answerConfirm } from '../../dialogs/confirm.js'
import { declarationStep } from '../../dialogs/declaration.js'
import { followUpSteps } from '../../dialogs/follow-up.js'
import { takesBack } from '../../dialogs/plain-yes.js'
import { createRecogniser } from '../../dialogs/recogniser/index.js'
import type { Session } from '../../dialogs/session.js'
import type { Step } from '../../dialogs/step.js'
import { translator } from '../../locales/index.js'

const recogniser = createRecogniser()

/** A session at which one step hears one message; what it asked of the cases is noted. */
function hearing(text: string, facts: object = {}, release: 'delivered' | 'used' = 'delivered') {
  const asked: string[] = []
  const reset = {
    _id: 'case',
    number: 'R-1',
    state: 'code_delivered',
    photos: [],
    sadp: null,
    opaque: null,
    releases: [{ id: 'one', shortSerial: 'D12345678', state: release, expiresAt: new Date() }],
  }
  const note = (name: string) => async () => {
    asked.push(name)
    return reset
  }
  const session = {
    t: translator('fr'),
    locale: 'fr',
    now: new Date('2026-11-22T09:00:00Z'),
    input: { text, choiceId: null, files: [] },
    understanding: recogniser.understand(text),
    services: {
      cases: { confirm: note('confirm'), acceptDeclaration: note('accept'), get: async () => null },
    },
    replies: [],
    timers: [],
    effects: [],
    case: reset,
    company: null,
    facts: { company: {}, trail: [], ...facts },
  } as unknown as Session
  return { session, asked }
}

const stepOf = (steps: readonly Step[], id: string): Step => {
  const step = steps.find((candidate) => candidate.id === id)
  if (!step) throw new Error(id)
  return step
}

const NEVER = [
  ...['non merci', 'pas encore', "je n'accepte pas", "j'accepte pas", 'oui mais non', "c'est pas fait"],
  ...["j'accepterai demain", "j'accepterais si vous m'expliquez", "pas d'accord", "d'accord mais je refuse"],
  ...["j'accepte quoi ?", "j'accepte ou pas ?", 'accepter quoi', 'accepter ? jamais', 'oui ?', 'ok ?'],
  ...["oui si mon chef est d'accord", "faut-il que j'accepte ?", "suis-je obligé d'accepter"],
  ...["pourquoi j'accepterais", "oui oui c'est ça non", 'oui mais je ne suis pas autorisé', "j'accepte rien"],
  ...["i don't accept", 'i accept nothing', 'yes but no', 'i cannot agree', 'should i accept?', 'not yet'],
  ...['yes if my boss agrees', 'do i have to accept?', 'no thanks', "I won't accept", 'ok but i refuse'],
]

describe('a sentence that does not say yes', () => {
  it.each(NEVER)('%j accepts no declaration', async (text) => {
    for (const declarationRefused of [false, true]) {
      const { session, asked } = hearing(text, { declarationRefused })
      await declarationStep.hear(session)
      expect(asked).toEqual([])
    }
  })

  it.each([
    ...NEVER,
    ...["oui mais c'est pas nous", "oui c'est mon client", "oui c'est l'ancienne", "yes but it's not us"],
    ...["yes that's our former company", "oui, c'est nous mais plus maintenant"],
  ])('%j confirms no company', async (text) => {
    const { session } = hearing(text)
    await stepOf(companySteps, 'company.confirm').hear(session)
    expect(session.facts.company.confirmed).toBeUndefined()
  })

  it.each([
    ...NEVER,
    ...["oui, c'est fait mais ça bloque", "oui, c'est fait mais ça marche pas", "oui c'est fait ? non"],
    ...['c’est bon pour la première seulement', 'ok je teste', 'oui je fais ça demain', 'oui je l’ai reçu'],
    ...['ça a failli marcher', 'it almost worked', "yes it's done but it's locked", "ok i'll try"],
  ])('%j closes no case', async (text) => {
    const { session, asked } = hearing(text)
    await stepOf(followUpSteps, 'follow-up.worked').hear(session)
    expect(asked).toEqual([])
    expect(session.effects).toEqual([])
  })

  it.each(['pas encore', 'not yet', "c'est pas fait", 'je vais essayer', 'je suis pas sur place'])(
    '%j does not end a list of devices',
    async (text) => {
      const { session } = hearing(text, {}, 'used')
      await stepOf(followUpSteps, 'follow-up.next').hear(session)
      expect(session.effects).toEqual([])
    },
  )

  it.each([
    ...["n'annulez pas", 'ne pas annuler', 'annule pas', "don't cancel", 'oui mais non', 'yes but no'],
    ...['oui je veux continuer', 'ok on continue', 'oui ?', "pas d'accord"],
  ])('%j cancels nothing', async (text) => {
    const { session } = hearing(text, { confirm: 'cancel' })
    await answerConfirm(session)
    expect(session.effects).toEqual([])
  })
})

describe('a plain yes', () => {
  const YES = ['oui', 'ok', "d'accord", "j'accepte", "oui j'accepte", 'I accept', 'yes I agree', '👍']

  it.each([...YES, 'oui pas de souci', "ok pas de problème j'accepte", "J'accepte, merci"])(
    '%j accepts the declaration',
    async (text) => {
      const { session, asked } = hearing(text)
      await declarationStep.hear(session)
      expect(asked).toEqual(['accept'])
    },
  )

  it.each(['oui', "oui, c'est nous", "yes that's us", "c'est bien nous"])('%j confirms', async (text) => {
    const { session } = hearing(text, { company: { registered: { name: 'X' } } })
    await stepOf(companySteps, 'company.confirm').hear(session)
    expect(session.facts.company.confirmed).toBe(true)
  })

  it.each(['Oui, c’est fait', 'ça marche merci', "c'était long mais ça marche", 'it works', 'oui'])(
    '%j closes the case',
    async (text) => {
      const { session, asked } = hearing(text)
      await stepOf(followUpSteps, 'follow-up.worked').hear(session)
      expect(asked).toEqual(['confirm'])
    },
  )

  it.each(['non merci', 'non', "j'ai terminé", 'ok merci'])('%j ends a list of devices', async (text) => {
    const { session } = hearing(text, {}, 'used')
    await stepOf(followUpSteps, 'follow-up.next').hear(session)
    expect(session.effects[0]).toMatchObject({ kind: 'close', outcome: 'solved' })
  })

  it.each(['oui', 'oui annulez', 'annuler', '1'])('%j cancels', async (text) => {
    const { session } = hearing(text, { confirm: 'cancel' })
    await answerConfirm(session)
    expect(session.effects).toMatchObject([{ kind: 'close', outcome: 'cancelled' }])
  })
})

it('takes more words than a title has for that choice, unless they take it back', () => {
  const choices = [{ id: 'accept', title: "J'accepte" }]
  expect(answerChoice(choices, "J'accepte, merci", null)?.id).toBe('accept')
  expect(answerChoice(choices, 'J’accepte pas', null)).toBeNull()
  expect(answerChoice(choices, "j'accepterai", null)).toBeNull()
  expect(takesBack("s'il vous plaît, oui")).toBe(false)
})
