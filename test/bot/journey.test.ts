import { describe, expect, it } from 'vitest'
import { nextJourney } from '../../bot/journey.js'
import type { ConversationDoc } from '../../models/conversation.js'

const asking = (step: string) => ({ step, choices: [], misses: 0, at: '2026-11-24T10:00:00Z' })

function conversation(changes: Partial<ConversationDoc>): ConversationDoc {
  return {
    _id: 'whatsapp:+33639980001',
    personId: 'p',
    version: 1,
    owner: 'bot',
    agentId: null,
    facts: { asking: asking('identity.provider') },
    dialog: null,
    caseId: null,
    journey: null,
    lastInboundAt: null,
    updatedAt: new Date(),
    ...changes,
  }
}

const stranger = { providerType: null, companyId: null }
const known = { providerType: 'installer', companyId: 'c' } as const
const old = { id: 'old', caseId: null, stage: 'contact', step: 'identity.provider' }
const next = (changes: Partial<ConversationDoc>, person: Parameters<typeof nextJourney>[1] = stranger) =>
  nextJourney(conversation(changes), person, () => 'new')

describe('a way through the questions', () => {
  it('begins with the first message, and goes on as the same one', () => {
    expect(next({})).toEqual({ id: 'new', caseId: null, stage: 'contact', step: 'identity.provider' })
    const facts = { asking: asking('company.vat') }
    const person = { providerType: 'installer', companyId: null } as const
    expect(next({ journey: old, facts }, person)).toEqual({
      id: 'old',
      caseId: null,
      stage: 'identity',
      step: 'company.vat',
    })
  })

  it('leads into its case', () => {
    const facts = { asking: asking('reset.access') }
    expect(next({ journey: old, caseId: 'k1', facts }, known)).toEqual({
      id: 'old',
      caseId: 'k1',
      stage: 'company',
      step: 'reset.access',
    })
  })

  it('ends with its case: thanks begin no new one, the next request does', () => {
    const journey = { id: 'old', caseId: 'k1', stage: 'company', step: 'follow-up.worked' }
    expect(next({ journey, facts: { idle: true } }, known)).toBeNull()
    expect(next({ journey, facts: { asking: asking('reset.access') }, caseId: 'k2' }, known)).toMatchObject({
      id: 'new',
      caseId: 'k2',
    })
    expect(next({ facts: { asking: asking('reset.access') }, caseId: 'k2' }, known)).toMatchObject({
      id: 'new',
      caseId: 'k2',
    })
  })

  it('waits with its case while people have it', () => {
    const journey = { id: 'old', caseId: 'k1', stage: 'company', step: 'evidence.photo' }
    expect(next({ journey, caseId: 'k1', facts: { asking: null }, owner: 'queue' }, known)).toMatchObject({
      id: 'old',
      step: null,
    })
  })
})
