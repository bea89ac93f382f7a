import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import { createCaseRows } from '../../console/cases/case-rows.js'
import { highlight, searchedStems } from '../../console/cases/highlight.js'
import type { CaseList, CaseRow } from '../../console/contract/cases.js'
import type { Store } from '../../core/store.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { CaseRowDoc } from '../../models/case-row.js'
import type { Browser } from './support/browser.js'
import { at, putCase, putCompany, putMessage, putPerson, putTicket } from './support/fixtures.js'
import { openConsole, type TestConsole } from './support/open-console.js'

let opened: TestConsole
let manager: Browser
let solved: CaseDoc
let withDesk: CaseDoc
let english: CaseDoc

beforeAll(async () => {
  opened = await openConsole()
  manager = await opened.signedIn('manager')
  const { store } = opened
  const alpha = await putCompany(store)
  const beta = await putCompany(store, { name: 'Bêta Réseaux', vat: 'FR69999100019' })
  const john = await putPerson(store, { locale: 'en', profileName: 'John' })
  solved = await putCase(store, {
    companyId: alpha._id,
    serials: ['AB4178206'],
    rating: { askedAt: at(9), score: 5, word: null, answeredAt: at(9) },
    openedAt: new Date('2026-11-20T10:00:00Z'),
  })
  withDesk = await putCase(store, {
    companyId: beta._id,
    state: 'with_desk',
    outcome: null,
    closedAt: null,
    lastReason: 'model_differs',
    openedAt: new Date('2026-11-21T22:59:00Z'),
  })
  await putTicket(store, withDesk, {
    agentId: 'agent-1',
    agentName: 'Inès',
    state: 'claimed',
    firstDueAt: at(-30),
    firstAnsweredAt: at(-60),
  })
  english = await putCase(store, {
    personId: john._id,
    outcome: 'refused',
    lastReason: 'suspicion',
    openedAt: new Date('2026-11-21T23:01:00Z'),
  })
  await putTicket(store, null)
  await putMessage(store, solved, 'Le numéro de série est effacé sur la caméra du parking')
  await putMessage(store, withDesk, 'Une CAMERA a été volée, l’enregistreur aussi')
})
afterAll(() => opened.close())

async function numbers(query: string): Promise<string[]> {
  const { status, body } = await manager.get(`/cases${query}`)
  expect(status).toBe(200)
  return (body as CaseList).rows.map(({ number }: CaseRow) => number)
}

describe('the list', () => {
  it('holds every case and every request without one, newest first', async () => {
    const { body } = await manager.get('/cases')
    expect(body.rows.map(({ kind }: CaseRow) => kind)).toEqual(['request', 'case', 'case', 'case'])
    expect(body.total).toBe(4)
    expect(body.rows.at(-1)).toMatchObject({
      number: solved.number,
      company: { name: 'Alpha Sécurité' },
      reason: { code: 'evidence_agrees', text: 'Les preuves concordent' },
      csat: 5,
      promise: 'none',
    })
  })

  it.each<[string, () => string[]]>([
    ['?outcome=solved', () => [solved.number]],
    ['?outcome=refused&outcome=solved', () => [english.number, solved.number]],
    ['?state=with_desk&agent=agent-1', () => [withDesk.number]],
    ['?reason=model_differs', () => [withDesk.number]],
    ['?company=beta%20res', () => [withDesk.number]],
    ['?company=fr%2069%20999%20100%20019', () => [withDesk.number]],
    ['?serial=ab4178206', () => [solved.number]],
    ['?promise=kept', () => [withDesk.number]],
    ['?csat=5', () => [solved.number]],
    ['?language=en', () => [english.number]],
    // 22:59 UTC is still the 21st in Paris, 23:01 is the 22nd.
    ['?from=2026-11-21&to=2026-11-21', () => [withDesk.number]],
    ['?from=2026-11-22&to=2026-11-22', () => [english.number]],
    ['?company=gamma', () => []],
  ])('%s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected())
  })

  it('gives an agent who had none nothing, and who asks for « none » the others', async () => {
    expect(await numbers('?agent=agent-2')).toEqual([])
    expect(await numbers('?agent=none&outcome=solved')).toEqual([solved.number])
  })

  it('is paged without losing or repeating anything', async () => {
    const seen: string[] = []
    let cursor = ''
    for (let page = 0; page < 9; page++) {
      const { body } = await manager.get(`/cases?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.rows.map(({ number }: CaseRow) => number))
      if (!body.cursor) break
      cursor = body.cursor
    }
    expect(seen).toEqual(await numbers(''))
    expect((await manager.get('/cases?cursor=nonsense')).status).toBe(400)
  })

  it('refuses what it does not know', async () => {
    const { status, body } = await manager.get('/cases?colour=blue')
    expect([status, body.error.code]).toEqual([400, 'REQUEST_INVALID'])
    expect((await manager.get('/cases?csat=9')).body.error.fields).toHaveProperty('csat')
  })

  it('is as fresh as the cases are', async () => {
    const late = await putCase(opened.store, { outcome: 'cancelled', updatedAt: at(0), openedAt: at(0) })
    expect(await numbers('?outcome=cancelled')).toEqual([late.number])
    await opened.store.update('cases', { _id: late._id }, { $set: { outcome: 'abandoned', version: 4 } })
    expect(await numbers('?outcome=cancelled')).toEqual([])
    await opened.store.delete('cases', { _id: late._id })
    await opened.store.delete('caseRows', { _id: late._id })
  })

  it('calls a company by its new name, in old cases too', async () => {
    const { store } = opened
    const company = await putCompany(store, { name: 'Gamma' })
    const personId = solved.personId
    // More than one batch, closed long ago: nothing of theirs is written any more.
    for (let made = 0; made < 51; made++)
      await putCase(store, { companyId: company._id, personId, openedAt: at(-90_000 - made) })
    const count = async (name: string) => (await manager.get(`/cases?company=${name}`)).body.total
    expect([await count('gamma'), await count('delta')]).toEqual([51, 0])
    const $set = { name: 'Delta', version: 2, updatedAt: at(1) }
    await store.update('companies', { _id: company._id }, { $set })
    expect([await count('gamma'), await count('delta')]).toEqual([0, 51])
    await store.delete('cases', { companyId: company._id })
    await store.delete('caseRows', { companyId: company._id })
  })

  it('calls a person by their new name, in old cases too', async () => {
    const { store } = opened
    const person = await putPerson(store, { profileName: 'Ancien nom' })
    const old = await putCase(store, { personId: person._id })
    await manager.get('/cases')
    const $set = { profileName: 'Nouveau nom', locale: 'en', updatedAt: at(1) }
    await store.update('persons', { _id: person._id }, { $set })
    const { body } = await manager.get('/cases?language=en')
    const row = body.rows.find(({ id }: CaseRow) => id === old._id)
    await store.delete('cases', { _id: old._id })
    await store.delete('caseRows', { _id: old._id })
    expect(row).toMatchObject({ person: 'Nouveau nom', language: 'en' })
  })

  it('sees a promise become missed although nothing is written', async () => {
    expect((await numbers('?promise=open')).length).toBe(1)
    opened.clock.set(at(45))
    try {
      expect((await numbers('?promise=missed')).length).toBe(1)
    } finally {
      opened.clock.set(null)
    }
    expect((await numbers('?promise=open')).length).toBe(0)
  })
})

describe('the rows', () => {
  it('skip nothing the first time, many of one moment and some written meanwhile among them', async () => {
    const fresh = await openConsole()
    const { store, clock } = fresh
    try {
      // More than two batches with one date: the next page goes on within it.
      for (let n = 0; n < 130; n++) await putCase(store, { updatedAt: at(-5000) })
      for (let n = 0; n < 20; n++) await putCase(store, { updatedAt: at(-4000 + n) })
      const late: CaseDoc[] = []
      let pages = 0
      const busy = {
        ...store,
        page: async (...given: Parameters<Store['page']>) => {
          const page = await store.page(...given)
          // While the second page is read a case changes that was read already, and another is opened.
          if (given[0] === 'cases' && ++pages === 2) {
            const [first] = await store.find<CaseDoc>('cases', {}, { limit: 1 })
            const $set = { outcome: 'refused', updatedAt: at(0) }
            await store.update('cases', { _id: first?._id ?? '' }, { $set, $inc: { version: 1 } })
            late.push(first as CaseDoc, await putCase(store, { updatedAt: at(0) }))
          }
          return page
        },
      } as unknown as Store
      await createCaseRows({ store: busy, clock }).catchUp()
      // The next one, of a process that knows nothing but the watermark, finds nothing left to do.
      expect(await createCaseRows({ store, clock }).catchUp()).toBe(0)
      expect(await store.count('caseRows', {})).toBe(151)
      expect(late).toHaveLength(2)
      expect(await store.get<CaseRowDoc>('caseRows', late[0]?._id ?? '')).toMatchObject({
        outcome: 'refused',
      })
      // One that was dated before the watermark and written after it.
      const slow = await putCase(store, { updatedAt: at(-0.4) })
      await createCaseRows({ store, clock }).catchUp()
      expect(await store.get('caseRows', slow._id)).not.toBeNull()
    } finally {
      await fresh.close()
    }
  })
})

describe('searching', () => {
  it('folds accents and capitals, wants all words, and shows where they stand', async () => {
    expect(await numbers('?q=camera')).toEqual([withDesk.number, solved.number])
    const { body } = await manager.get('/cases?q=CAM%C3%89RA%20parking')
    expect(body.rows.map(({ number }: CaseRow) => number)).toEqual([solved.number])
    const marked = body.rows[0].hits[0].parts.filter(({ mark }: { mark: boolean }) => mark)
    expect(marked.map(({ text }: { text: string }) => text)).toEqual(['caméra', 'parking'])
  })

  it('keeps to the other filters, and finds numbers', async () => {
    expect(await numbers('?q=camera&outcome=solved')).toEqual([solved.number])
    expect(await numbers(`?q=${english.number}`)).toEqual([english.number])
    expect(await numbers('?q=hélicoptère')).toEqual([])
    expect(await numbers('?q=%22%20OR%20*')).toEqual([])
  })

  it('leaves a line in the access log', async () => {
    await manager.get('/cases?q=parking')
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { action: 'case.searched' })
    expect(lines.map(({ subjectLabel }) => subjectLabel)).toContain('parking')
  })

  it('leaves one for each thing looked for, however often the list is asked for and wherever it is entered', async () => {
    for (const query of [
      '?q=effac%C3%A9&cursor=0',
      '?q=effac%C3%A9',
      '?q=effac%C3%A9',
      '?q=enregistreur&cursor=1',
    ])
      await manager.get(`/cases${query}`)
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { action: 'case.searched' })
    const labels = lines.map(({ subjectLabel }) => subjectLabel)
    expect(labels.filter((label) => label === 'effacé')).toHaveLength(1)
    expect(labels.filter((label) => label === 'enregistreur')).toHaveLength(1)
  })
})

describe('highlight', () => {
  it('cuts a long text around the first word', () => {
    const parts = highlight(`${'bla '.repeat(100)}Série ici ${'bla '.repeat(100)}`, searchedStems('serie'))
    expect(parts[0]?.text.startsWith('…')).toBe(true)
    expect(parts.find(({ mark }) => mark)?.text).toBe('Série')
    expect(parts.map(({ text }) => text).join('').length).toBeLessThan(230)
  })

  it('marks words as they were written, however they are inflected', () => {
    const parts = highlight('Deux CAMÉRAS, une caméra réinitialisée', searchedStems('camera réinitialiser'))
    expect(parts.filter(({ mark }) => mark).map(({ text }) => text)).toEqual([
      'CAMÉRAS',
      'caméra',
      'réinitialisée',
    ])
    expect(parts.map(({ text }) => text).join('')).toBe('Deux CAMÉRAS, une caméra réinitialisée')
  })

  it('leaves letters that fold to two where they are', () => {
    const parts = highlight('ﬁn Straße série', searchedStems('serie'))
    expect(parts.map(({ text }) => text).join('')).toBe('ﬁn Straße série')
    expect(parts.find(({ mark }) => mark)?.text).toBe('série')
  })
})

describe('saved filters', () => {
  it('are one’s own', async () => {
    const other = await opened.signedIn('manager')
    const { body } = await manager.post('/filters', { name: 'À revoir', query: 'outcome=refused' })
    expect((await manager.get('/filters')).body).toEqual([body])
    expect((await other.get('/filters')).body).toEqual([])
    expect((await other.delete(`/filters/${body.id}`)).status).toBe(404)
    expect((await manager.delete(`/filters/${body.id}`)).status).toBe(204)
    expect((await manager.get('/filters')).body).toEqual([])
  })
})
