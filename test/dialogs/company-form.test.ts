import { describe, expect, it } from 'vitest'
import type { CompanyDetails } from '../../cases/company-claims.js'
import { formSteps } from '../../dialogs/company-form.js'
import { createRecogniser } from '../../dialogs/recogniser/index.js'
import type { Session } from '../../dialogs/session.js'
import { translator } from '../../locales/index.js'

const recogniser = createRecogniser()
const NOW = new Date('2026-11-24T10:00:00+01:00')

/** What is written of an answer to one field's question; null when nothing is. */
async function answer(
  step: string,
  text: string,
  known: CompanyDetails = {},
): Promise<CompanyDetails | null> {
  let written: CompanyDetails | null = null
  const nothing = { address: null, createdOn: null, website: null, products: null }
  const session = {
    now: NOW,
    t: translator('fr'),
    input: { text, choiceId: null },
    understanding: recogniser.understand(text, NOW),
    person: { _id: 'p' },
    company: { _id: 'c', state: 'pending', contacts: ['p'], ...nothing, ...known },
    replies: [],
    services: {
      companies: {
        describe: async (_id: string, _person: string, details: CompanyDetails) => {
          written = details
          return session.company
        },
      },
    },
  } as unknown as Session
  const found = formSteps.find(({ id }) => id === step)
  await found?.hear(session)
  return written
}

describe('the rest of the company form', () => {
  it.each<[string, string, CompanyDetails | null]>([
    [
      'company.address',
      '12 rue des Lilas, 69003 Lyon',
      { address: '12 rue des Lilas, 69003 Lyon', postalCode: '69003', city: 'Lyon' },
    ],
    ['company.address', 'ok', null],
    ['company.created', 'en 2012', { createdOn: '2012' }],
    ['company.created', 'on est douze', null],
    ['company.created', 'en 2031', null],
    ['company.website', 'notre site c’est www.alpha.example.fr merci', { website: 'www.alpha.example.fr' }],
    ['company.website', 'camille@alpha.example.fr', null],
    ['company.website', "je n'en ai pas", { website: '' }],
    ['company.products', 'caméras  et alarmes', { products: 'caméras et alarmes' }],
    ['company.products', 'x'.repeat(201), null],
    ['company.products', 'Passer', { products: '' }],
  ])('%s: %s', async (step, text, written) => {
    expect(await answer(step, text)).toEqual(written)
  })

  it('passes all that is open and takes back nothing that was given', async () => {
    expect(await answer('company.website', 'Tout passer', { address: '1 rue X' })).toEqual({
      createdOn: '',
      website: '',
      products: '',
    })
  })

  it('asks nothing of a company that was verified', () => {
    const company = { state: 'verified', contacts: ['p'], website: null }
    const session = { company, person: { _id: 'p' } } as unknown as Session
    expect(formSteps.filter((step) => step.open(session))).toEqual([])
  })
})
