import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeInWords, detailInWords, sayingIn, subjectInWords } from '../../console/access/in-words.js'
import { MOST_REFUSALS_A_DAY, writeAccess } from '../../console/access/write-access.js'
import { ACCESS_ACTIONS } from '../../console/contract/access.js'
import { shared } from '../../console/http/shared.js'
import { failuresOf, noteFailure } from '../../console/sign-in/failures.js'
import { lockedUntil } from '../../console/sign-in/lock-out.js'
import { tidy } from '../../console/tidy.js'
import { type SentenceKey, translator } from '../../locales/index.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { Browser } from './support/browser.js'
import { at } from './support/fixtures.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

let opened: TestConsole
let admin: Browser
beforeAll(async () => {
  opened = await openConsole()
  admin = await opened.signedIn('admin')
})
afterAll(() => opened.close())

const saying = sayingIn('fr', new Map([['agent-9', 'Inès Durand']]))
const english = sayingIn('en', new Map())
/** As it is read: a space is a space. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null

describe('a line of the log', () => {
  it.each<[string, string, string, string]>([
    ['session.signed_in', 'oidc', 'Avec le compte de l’entreprise', 'With the company account'],
    ['session.signed_in', 'recovery', 'Avec un code de secours', 'With a recovery code'],
    [
      'session.refused',
      'SIGN_IN_LOCKED',
      'Compte bloqué après trop d’essais',
      'Account locked after too many tries',
    ],
    [
      'case.revealed',
      'address: rappel: urgent',
      'Téléphone de la personne : rappel: urgent',
      'The person’s phone number: rappel: urgent',
    ],
    ['chain.verified', 'chain_ok', 'Intacte', 'Intact'],
    ['chain.verified', 'chain_broken: 2', '2 anomalies', '2 problems'],
    ['quality.scored', 'Inès: 80 → 90', 'Inès: 80 → 90', 'Inès: 80 → 90'],
    ['quality.scored', 'upheld', 'Évaluation maintenue', 'Review upheld'],
    ['admin.changed', 'totp_on', 'Double authentification activée', 'Two-step sign-in turned on'],
    ['admin.changed', 'null → auditor', 'Auditeur', 'Auditor'],
    ['admin.changed', 'true → false', 'oui → non', 'yes → no'],
    ['admin.changed', 'agent → lead', 'Conseiller → Chef d’équipe', 'Agent → Lead'],
  ])('says %s %s in words', (action, detail, french, inEnglish) => {
    expect(plain(detailInWords({ action, detail }, saying))).toBe(french)
    expect(detailInWords({ action, detail }, english)).toBe(inEnglish)
  })

  it.each(['fr', 'en'] as const)('is called what the filter calls it: %s', (locale) => {
    const t = translator(locale)
    for (const action of ACCESS_ACTIONS) {
      expect(t(`web.access.${action.replace('.', '_')}` as SentenceKey)).toBe(t(`console.action.${action}`))
    }
  })

  it('says of an export what was asked for', () => {
    const detail = JSON.stringify({
      kind: 'cases',
      format: 'xlsx',
      query: {
        from: '2026-11-01',
        outcome: ['solved', 'open'],
        agent: ['agent-9', 'none'],
        csat: ['5', 'none'],
        q: 'caméra',
      },
    })
    expect(plain(detailInWords({ action: 'export.asked', detail }, saying))).toBe(
      'Nature : dossiers · Format : xlsx · Du : 2026-11-01 · Issue : Résolu, En cours · Conseiller : Inès Durand, sans conseiller · Satisfaction : 5 sur 5, Sans avis · Mots cherchés : caméra',
    )
  })

  it('says of settings what differs, and what they are about', () => {
    const was = { firstMinutes: 30, alsaceMoselle: false, locale: 'fr', week: null }
    const is = {
      firstMinutes: 15,
      alsaceMoselle: false,
      locale: 'en',
      week: { 1: [{ from: '09:00', to: '12:00' }] },
    }
    const { before, after } = changeInWords(`${JSON.stringify(was)} → ${JSON.stringify(is)}`, saying)
    expect(plain(before)).toBe(
      'Première réponse promise, en minutes ouvrées : 30 · Langue : Français · Semaine : rien',
    )
    expect(plain(after)).toBe(
      'Première réponse promise, en minutes ouvrées : 15 · Langue : Anglais · Semaine : lundi : 09:00–12:00',
    )
    expect(plain(subjectInWords('limit', 'maxTries', saying))).toBe(
      'Limite : Essais manqués avant qu’un conseiller prenne le relais',
    )
    expect(subjectInWords('desk', 'desk', saying)).toBe('Promesses et alertes')
    // An arrow in what somebody wrote is not ours.
    expect(changeInWords('a → b → c', saying)).toEqual({ before: 'a', after: 'b → c' })
  })

  it('of a change that was cut off shows what is left of it', () => {
    const { after } = changeInWords('null → {"fr":"Bonj…', saying)
    expect(after).toBe('{"fr":"Bonj…')
  })
})

describe('refused sign-ins', () => {
  const refusal = (n: number, address = `198.51.100.${n % 250}`) => ({
    actor: { id: `login:${n}`, name: `login:${n}`, role: null },
    action: 'session.refused' as const,
    subject: { kind: 'user', id: `login:${n}`, label: `login:${n}` },
    detail: 'SIGN_IN_REFUSED',
    address,
  })
  const refused = () => opened.store.find<AccessEntryDoc>('accessEntries', { action: 'session.refused' })

  it('of one login from one address are one line, of another address another', async () => {
    for (let i = 0; i < 4; i++) await opened.browser().signIn('nobody-at-all', `guess ${i}`)
    const lines = await refused()
    expect(lines).toHaveLength(4)
    for (let i = 0; i < 3; i++) await writeAccess(opened.store, refusal(1), TEST_NOW)
    expect(await refused()).toHaveLength(5)
    const { body } = await admin.get('/access?action=session.refused')
    expect(body.rows[0]).toMatchObject({ detail: 'Identifiant, mot de passe ou code incorrect' })
    const shown = body.rows.map((row: { actor: { name: string } }) => row.actor.name)
    expect(shown.every((name: string) => /^Identifiant refusé|^login:1$/.test(name))).toBe(true)
  })

  it('fill the log with no more than so many a day, and the last line says so', async () => {
    await opened.store.transaction(async (tx) => {
      for (let n = 10; n < MOST_REFUSALS_A_DAY + 60; n++) await writeAccess(tx, refusal(n), TEST_NOW)
    })
    const lines = await refused()
    expect(lines).toHaveLength(MOST_REFUSALS_A_DAY + 1)
    expect(lines.filter(({ detail }) => detail === 'flood')).toHaveLength(1)
    const { body } = await admin.get('/access?actor=flood')
    expect(body.rows).toMatchObject([{ actor: { name: 'Beaucoup d’inconnus' } }])
    // What our own people do is written down all the same, and tomorrow so are refusals.
    await admin.get('/admin/users')
    expect((await opened.signedIn('agent')).cookie()).not.toBe('')
    await writeAccess(opened.store, refusal(5000), at(24 * 60 + 1))
    expect(await refused()).toHaveLength(MOST_REFUSALS_A_DAY + 2)
  }, 60_000)

  it('are forgotten after three months, other lines when the log’s term is over', async () => {
    const { store, clock, parts } = opened
    const others = { action: { $ne: 'session.refused' } }
    const before = await store.count('accessEntries', others)
    clock.set(at(92 * 1440))
    await tidy(parts)
    expect(await refused()).toEqual([])
    expect(await store.count('accessEntries', others)).toBe(before)
    expect((await admin.put('/admin/retention/accessLog', { value: 30 })).status).toBe(400)
    expect((await admin.put('/admin/retention/accessLog', { value: 180 })).status).toBe(204)
    const terms = (await admin.get('/admin/retention')).body
    expect(terms.find(({ name }: { name: string }) => name === 'accessLog')).toMatchObject({
      value: 180,
      shipped: 1095,
      meaning: 'Journal des accès\u00a0: qui a lu quoi',
    })
    clock.set(at(182 * 1440))
    await tidy(parts)
    expect(await store.count('accessEntries', { at: { $lte: TEST_NOW } })).toBe(0)
    clock.set(null)
  })
})

describe('failed sign-ins', () => {
  it('are remembered of so many logins and no more, those that are locked in any case', async () => {
    const { store } = opened
    await store.delete('signInFailures', {})
    for (let n = 0; n < 5; n++) await noteFailure(store, 'camille', TEST_NOW, 10)
    for (let n = 0; n < 200; n++) {
      await noteFailure(store, `invented${n}`, TEST_NOW, 10)
      expect(await store.count('signInFailures', {})).toBeLessThanOrEqual(10)
    }
    expect(lockedUntil(await failuresOf(store, 'Camille '), TEST_NOW)).not.toBeNull()
  })
})

describe('somebody who signed in with a click', () => {
  it('is out as soon as the folder is no playground’s any more', async () => {
    const playground = await openConsole({ playground: true })
    const closed = await openConsole({ store: playground.store })
    try {
      const browser = playground.browser()
      await browser.post('/session/demo', { role: 'admin' })
      expect((await browser.get('/admin/users')).status).toBe(200)
      const same = closed.browser()
      same.setCookie(browser.cookie())
      expect((await same.get('/admin/users')).status).toBe(401)
      expect((await same.get('/session')).body.user).toBeNull()
    } finally {
      await closed.close()
      await playground.close()
    }
  })
})

describe('a look that is shared', () => {
  it('is looked at anew by who wants it fresher, and then by everybody', async () => {
    let looks = 0
    const look = shared(async () => ++looks, 60_000)
    expect([await look('a'), await look('a')]).toEqual([1, 1])
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([await look('a', 1), await look('a')]).toEqual([2, 2])
  })
})
