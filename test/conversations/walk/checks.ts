/** What must be true after every step of a walk, whatever was done. Each check says what it saw. */
import type { CaseDoc } from '../../../cases/case.js'
import { isContact } from '../../../cases/companies.js'
import type { CompanyDoc } from '../../../cases/company.js'
import { type Facts, readFacts } from '../../../dialogs/facts.js'
import type { DecisionRecordDoc } from '../../../models/decision-record.js'
import type { PersonDoc } from '../../../models/person.js'
import type { Heard } from '../talk.js'
import { openCase, type Walker } from './walker.js'

/** What the product knows of the person and their case at one moment. */
export interface Known {
  owner: 'bot' | 'queue' | 'agent'
  optedOut: boolean
  facts: Facts
  person: PersonDoc | null
  case: CaseDoc | null
}

export async function know(walker: Walker): Promise<Known> {
  const { talk } = walker
  const state = await talk.state()
  const person = state ? await talk.town.store.get<PersonDoc>('persons', state.personId) : null
  return {
    owner: state?.owner ?? 'bot',
    optedOut: person?.optedOutAt != null,
    facts: readFacts(state?.facts),
    person,
    case: await openCase(walker),
  }
}

/** The longest message WhatsApp takes is 1,600; ours are cut long before. */
const LONGEST = 1_000

export function checkWords(heard: readonly Heard[], codes: readonly string[]): void {
  const paragraphs = heard.flatMap(({ text }) => text.split('\n\n'))
  const twice = paragraphs.find(
    (paragraph, index) => !paragraph.includes('•••') && paragraphs.indexOf(paragraph) !== index,
  )
  if (twice) throw new Error(`said twice in one turn: ${twice}`)
  for (const { text, choices } of heard) {
    const said = [text, ...choices].join(' ')
    if (text.trim() === '') throw new Error('an empty message')
    if (text.length > LONGEST) throw new Error(`a message of ${text.length} characters: ${text}`)
    if (/[{}]|undefined|\bnull\b|NaN/.test(said)) throw new Error(`a hole in: ${said}`)
    if (/(?<![@\w-])(conversation|company|identity|device|photo|reset|help|desk)\.[a-z_]+/.test(said)) {
      throw new Error(`the key of a sentence in: ${said}`)
    }
    // Codes of the stand-in platform and of the agents begin alike.
    if (/AB12CD\d\d|K7M2P\d{3}/.test(said)) throw new Error(`a code in the copy that is kept: ${said}`)
  }
  if (new Set(codes).size !== codes.length) throw new Error('a code was shown twice')
}

/** Answers that a person gave, by name: none may be gone after a step that takes nothing back. */
export function checkNothingLost(before: Known, after: Known): void {
  const lost = Object.entries(answersOf(before)).filter(([name, given]) => given && !answersOf(after)[name])
  if (lost.length > 0) throw new Error(`lost: ${lost.map(([name]) => name).join(', ')}`)
}

function answersOf({ facts, person, case: reset }: Known): Record<string, boolean> {
  const company = person?.companyId != null
  return {
    welcomed: facts.welcomed,
    trade: person?.providerType != null,
    company,
    vat: company || facts.company.vat !== undefined,
    name: company || facts.company.name !== undefined,
    headCount: company || facts.company.headCount !== undefined,
    email: company || facts.company.email !== undefined,
    case: reset !== null,
    photos: (reset?.photos.length ?? 0) > 0,
    second: (reset?.sadp ?? reset?.opaque ?? null) !== null,
    declaration: reset?.declaration != null,
  }
}

/** Every code the bot let go by itself stands on a photo and a file that were really sent, and on both formalities. */
export async function checkReleases(walker: Walker): Promise<void> {
  const { store } = walker.talk.town
  const cases = await store.find<CaseDoc>('cases', { conversation: walker.talk.conversation })
  for (const reset of cases) {
    for (const { shortSerial, basis, issuedBy, decisionId } of reset.releases) {
      if (basis === 'agent' || issuedBy !== 'platform') continue
      const decision = await store.get<DecisionRecordDoc>('decisions', decisionId)
      if (decision?.actor.startsWith('agent:')) continue
      const company = reset.companyId ? await store.get<CompanyDoc>('companies', reset.companyId) : null
      const wrong = [
        !walker.labels.has(shortSerial) && 'no label was sent',
        !walker.seconds.has(shortSerial) && 'no second piece was sent',
        company?.state !== 'verified' && 'the company is not verified',
        company && !isContact(company, reset.personId) && 'the person does not speak for the company',
        reset.declaration === null && 'the declaration was not accepted',
      ].filter(Boolean)
      if (wrong.length > 0) throw new Error(`a code for ${shortSerial}, although ${wrong.join(', ')}`)
    }
  }
}
