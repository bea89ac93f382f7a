import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_CARD_BYTES, sizeOf } from '../../../adapters/teams/cards/elements.js'
import { type CardContext, ticketCard } from '../../../adapters/teams/cards/ticket-card.js'
import { CARD_VERBS, readCardInput } from '../../../hotline/card-input.js'
import type { DeskView } from '../../../hotline/desk-view.js'
import { translator } from '../../../locales/index.js'
import { COMPANY_REASONS } from '../../../models/company.js'
import { TICKET_CAUSES } from '../../../models/desk-ticket.js'
import { claimed, deskView, doubtful, links, NOW } from './view.js'

const context = (locale: 'fr' | 'en' = 'fr', more: Partial<CardContext> = {}): CardContext => ({
  translate: translator(locale),
  locale,
  now: NOW,
  links,
  ...more,
})

/** Every object of a card, wherever it is. */
function parts(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(parts)
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(parts)]
}

const ofType = (value: unknown, type: string) => parts(value).filter((part) => part.type === type)
const textOf = (value: unknown) =>
  ofType(value, 'TextRun')
    .map(({ text }) => String(text))
    .join(' ')
    .replaceAll('\u00A0', ' ')

describe('the card of a ticket', () => {
  it('says what an agent would otherwise ask', () => {
    const text = textOf(ticketCard(deskView(), context()))
    for (const expected of [
      'Dossier S-2026-000123',
      'En attente, n° 1 dans la file',
      'réponse avant 10 h 42',
      'Marc *Petit*, installateur (+33600000001)',
      'Alarmes [Dupont] SARL, Lille, vérifiée ✓',
      'Trois essais sans concordance',
      'Numéros de série différents',
      'DS-2CD2142FWD-IS · C12345678',
      'lecture du texte, 87 %',
      'corrigé',
      'C12345679',
      '3 appareils dans la liste',
      'acceptée à 10 h 12',
      'Je veux un humain',
      '… et 12 plus anciens',
    ]) {
      expect(text).toContain(expected)
    }
  })

  it('shows text of people in runs only, where no markup is interpreted', () => {
    const drawn = ticketCard(deskView({}, claimed), context())
    expect(ofType(drawn, 'TextBlock')).toEqual([])
  })

  it('is of version 1.4 throughout, each Execute with a Submit behind it that says the same', () => {
    const drawn = ticketCard(deskView({}, claimed), context())
    for (const inner of ofType(drawn, 'AdaptiveCard')) expect(inner.version).toBe('1.4')
    const executes = ofType(drawn, 'Action.Execute')
    expect(executes.length).toBeGreaterThan(7)
    for (const { verb, data, title, fallback } of executes) {
      expect(fallback).toEqual({
        type: 'Action.Submit',
        title,
        data: { ...(data as object), verb },
      })
    }
  })

  it('shows at most six buttons in a row', () => {
    const pending = {
      via: 'typed' as const,
      shortSerial: 'C12345678',
      sealedCode: 'v1.x',
      caseVersion: 7,
      agentId: 'julie',
      agentName: 'Julie',
      at: NOW,
      unconfirmed: false,
    }
    const drawn = ticketCard(deskView({}, { ...claimed, pending }), context())
    for (const { actions } of ofType(drawn, 'ActionSet')) {
      expect((actions as unknown[]).length).toBeLessThanOrEqual(6)
    }
    expect(textOf(drawn)).toContain('Un second conseiller doit valider')
    expect(JSON.stringify(drawn)).not.toContain('v1.x')
  })

  it('names every input once, and asks for nothing the desk does not read', () => {
    const drawn = ticketCard(deskView({}, claimed), context())
    const ids = parts(drawn)
      .filter(({ type }) => String(type).startsWith('Input.'))
      .map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const filled: Record<string, unknown> = {
      reply_text: 'Bonjour',
      photo_text: '',
      release_serial: 'C12345678',
      release_via: 'typed',
      release_code: 'ABCD1234',
      refuse_reason: 'end_user',
      refuse_text: '',
      company_state: 'verified',
      company_text: '',
      company_hand_back: 'true',
      transfer_to: 'paul',
      note_text: 'Vu',
      close_reason: 'solved',
    }
    expect(ids.sort()).toEqual(Object.keys(filled).sort())
    for (const { verb, data } of ofType(drawn, 'Action.Execute')) {
      expect(CARD_VERBS).toContain(verb)
      expect(readCardInput(String(verb), { ...filled, ...(data as object) })).toMatchObject({
        verb,
        ticketId: 'ticket1',
        rev: 3,
      })
    }
  })

  it('offers each state its own actions', () => {
    const verbs = (view: DeskView) =>
      ofType(ticketCard(view, context()), 'Action.Execute').map(({ verb }) => verb)
    expect(verbs(deskView())).toEqual(['claim', 'note'])
    expect(verbs(deskView({}, claimed))).toEqual([
      'reply',
      'ask_photo',
      'release',
      'refuse',
      'company',
      'transfer',
      'note',
      'hand_back',
      'close',
    ])
    expect(verbs(deskView({ case: null }, claimed))).not.toContain('release')
    expect(verbs(deskView({}, { state: 'closed', open: false, end: 'solved' }))).toEqual([])
  })

  it('lays what a company claims beside what the registers say, while somebody has to decide', () => {
    const drawn = ticketCard(deskView(doubtful, claimed), context())
    const [columns] = ofType(drawn, 'ColumnSet')
    const sides = ((columns?.columns ?? []) as unknown[]).map(textOf)
    expect(sides).toEqual([
      'Déclaré Alarmes [Dupont] SARL 1 rue de la Paix, 59000 Lille créée le 2012-05-01 2-9 personnes',
      'Registre français BOULANGERIE MARTIN 2 place du Marché, 75001 Paris créée le 1998-01-02 10-50 personnes',
      'VIES (Union européenne) sans réponse',
    ])
    const text = textOf(drawn)
    expect(text).toContain('Nom différent de celui des registres')
    expect(text).toContain('pas encore un contact')
    expect(text).toContain('marc@alarmes-dupont.example, non prouvé')
    const [button] = ofType(drawn, 'Action.Execute').filter(({ verb }) => verb === 'company')
    expect(button?.data).toMatchObject({ companyVersion: 5 })
    expect(ofType(drawn, 'Input.Toggle')).toMatchObject([{ id: 'company_hand_back', value: 'true' }])
    // Nothing to decide: the columns are away, the button remains for a suspension.
    const settled = ticketCard(deskView({}, claimed), context())
    expect(ofType(settled, 'ColumnSet')).toEqual([])
    expect(ofType(settled, 'Input.Toggle')).toMatchObject([{ value: 'false' }])
  })

  it('has a sentence for every reason a company may have', () => {
    for (const locale of ['fr', 'en'] as const) {
      for (const reason of COMPANY_REASONS) {
        const check = { ...doubtful.companyCheck, reasons: [reason] } as DeskView['companyCheck']
        const text = textOf(
          ticketCard(deskView({ ...doubtful, companyCheck: check }, claimed), context(locale)),
        )
        expect(text).not.toContain(reason)
      }
    }
  })

  it('says that somebody wants no more messages', () => {
    const person = { profileName: 'Marc', providerType: null, locale: 'fr', optedOutAt: NOW } as const
    expect(textOf(ticketCard(deskView({ person }), context()))).toContain('A écrit STOP')
    expect(textOf(ticketCard(deskView(), context()))).not.toContain('STOP')
  })

  it('leads to the case in the console, and to the request where there is no case', () => {
    const leads = (caseId: string | null) => ticketCard(deskView({}, { caseId }), context()).actions?.[0]?.url
    expect(leads('case1')).toBe('https://hotline.example/console/tickets/case1')
    expect(leads(null)).toBe('https://hotline.example/console/tickets/ticket1')
  })

  it('says a broken promise as such', () => {
    const late = context('fr', { now: new Date('2026-11-24T10:43:00+01:00') })
    expect(textOf(ticketCard(deskView(), late))).toContain('Promesse dépassée depuis 10 h 42')
  })

  it('names the day of what is not today', () => {
    const tomorrow = {
      promiseAt: new Date('2026-11-25T09:00:00+01:00'),
      promiseKind: 'next_opening' as const,
    }
    const text = textOf(ticketCard(deskView({}, { ...tomorrow, firstDueAt: tomorrow.promiseAt }), context()))
    expect(text).toContain('mercredi 25 novembre, 9 h')
  })

  it('speaks English to an English desk', () => {
    const text = textOf(ticketCard(deskView({}, claimed), context('en')))
    expect(text).toContain('Taken by Julie Martin at 10:12')
    expect(text).not.toMatch(/Promesse|Société :|Dossier/)
  })

  it('has a sentence for every cause in both languages', () => {
    for (const cause of TICKET_CAUSES) {
      for (const locale of ['fr', 'en'] as const) {
        expect(textOf(ticketCard(deskView({}, { cause, reason: null }), context(locale)))).not.toContain(
          'desk.',
        )
      }
    }
  })

  it('stays under what Teams takes, whatever people write', () => {
    const long = fc.string({ unit: 'grapheme', maxLength: 3000 })
    const view = fc
      .tuple(long, long, fc.array(long, { maxLength: 6 }), fc.integer({ min: 0, max: 50 }), long)
      .map(([name, company, texts, agents, note]) =>
        deskView(
          {
            person: { profileName: name, providerType: 'installer', locale: 'fr', optedOutAt: null },
            company: { name: company, vat: 'FR69999100019', city: company, state: 'pending' },
            messages: texts.map((text) => ({ author: 'installer', text, files: [], status: null, at: NOW })),
            agents: Array.from({ length: agents }, (_, n) => ({ id: `agent${n}`, name: `${name} ${n}` })),
          },
          {
            ...claimed,
            events: Array.from({ length: 30 }, () => ({
              at: NOW,
              kind: 'noted',
              agentId: 'julie',
              agentName: name,
              detail: note,
            })),
          },
        ),
      )
    fc.assert(
      fc.property(view, (drawn) => {
        expect(sizeOf(ticketCard(drawn, context()))).toBeLessThan(MAX_CARD_BYTES)
      }),
      { numRuns: 200 },
    )
    // The worst letters there are: four bytes each, and ones JSON doubles.
    for (const letter of ['😀', '"', '\u0001']) {
      const worst = letter.repeat(3000)
      const drawn = deskView(
        {
          messages: Array.from({ length: 6 }, () => ({
            author: 'installer' as const,
            text: worst,
            files: [],
            status: null,
            at: NOW,
          })),
          person: { profileName: worst, providerType: null, locale: 'fr', optedOutAt: null },
          company: { name: worst, vat: '', city: worst, state: 'pending' },
          companyCheck: {
            version: 1,
            settled: false,
            reasons: [...COMPANY_REASONS],
            isContact: false,
            email: worst,
            emailVerified: false,
            sides: (['claimed', 'sirene', 'vies'] as const).map((from) => ({
              from,
              status: 'active',
              name: worst,
              address: worst,
              createdOn: worst,
              headCount: worst,
            })),
          },
          agents: Array.from({ length: 50 }, (_, n) => ({ id: `a${n}`, name: worst })),
        },
        claimed,
      )
      expect(sizeOf(ticketCard(drawn, context()))).toBeLessThan(MAX_CARD_BYTES)
    }
  })
})
