/** What is taken along: safe in a spreadsheet, readable by Microsoft's tools, without secrets, and written down. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Activity, ActivityTypes } from 'botbuilder'
import { assertActivity } from 'botframework-schema'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import { toCsv } from '../../console/exports/csv.js'
import { askForExport, forgetExports, workOffExports } from '../../console/exports/export-jobs.js'
import { fileName } from '../../console/exports/file-name.js'
import { runExport } from '../../console/exports/run-export.js'
import { safeText, type Table } from '../../console/exports/table.js'
import { openWorkbook, toXlsx } from '../../console/exports/workbook.js'
import { Secret } from '../../core/secrets.js'
import type { Store } from '../../core/store.js'
import type { AccessEntryDoc } from '../../models/access-entry.js'
import type { ConsoleExportDoc } from '../../models/console-export.js'
import type { MessageDoc } from '../../models/message.js'
import type { Browser } from './support/browser.js'
import { at, putCase, putCompany, putMessage, putPerson } from './support/fixtures.js'
import { openConsole, TEST_NOW, type TestConsole } from './support/open-console.js'

const CODE = 'QW7RT2ZP'
const PHOTO = Buffer.from('ffd8ffe000104a46494600', 'hex')
const EVIL = '=HYPERLINK("http://evil.example","x")'
let opened: TestConsole
let manager: Browser
let reset: CaseDoc

beforeAll(async () => {
  opened = await openConsole()
  const { store, files, box } = opened
  manager = await opened.signedIn('manager')
  const company = await putCompany(store, { name: EVIL })
  const person = await putPerson(store, { profileName: '+33 1 Robert"; DROP', companyId: company._id })
  const hash = await files.put(PHOTO)
  await store.insert('files', {
    _id: hash,
    contentType: 'image/jpeg',
    size: PHOTO.length,
    createdAt: at(0),
    expiresAt: null,
  })
  reset = await putCase(store, {
    companyId: company._id,
    personId: person._id,
    openedAt: at(0),
    closedAt: at(30),
    releases: [
      {
        id: 'r1',
        shortSerial: 'AB4178206',
        decisionId: 'd',
        basis: 'token',
        sealedRequest: null,
        sealedCode: box.seal(new Secret(CODE), 'whatever'),
        form: 'key',
        state: 'delivered',
        requestedAt: at(4),
        issuedAt: at(5),
        deliveredAt: at(5),
        openedAt: null,
        expiresAt: at(500),
        endedAt: null,
        failure: null,
        issuedBy: 'platform',
      },
    ],
  })
  const files1 = [{ hash, contentType: 'image/jpeg', name: '../../étiquette.jpg' }]
  const choices = ['Oui, c’est fait', 'Non']
  await putMessage(store, reset, 'Voilà l’étiquette', { at: at(1), files: files1 })
  await putMessage(store, reset, 'Voici votre code : *•••*', { author: 'bot', choices, at: at(5) })
  await putMessage(store, reset, 'Bonjour', { author: 'agent', agentId: 'a1', at: at(6) })
})
afterAll(() => opened.close())

describe('cells', () => {
  it.each([
    '=1+1',
    '+33612345678',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =cmd|calc',
    '\u00a0=1',
    '＝1+1',
    '|calc',
  ])('%j is text and no formula', (text) => expect(safeText(text)).toBe(`'${text}`))

  it.each(['Dossier', 'a=b', 'x-y', '3 + 4', 'DS-2CD', ''])('%j stays as it is', (text) =>
    expect(safeText(text)).toBe(text),
  )
})

const table: Table = {
  title: 'Dossiers: [essai]/2026',
  header: ['=Nom', 'Nombre', 'Moment', 'Rien'],
  rows: [
    [EVIL, 1.5, new Date('2026-10-25T00:30:00Z'), null],
    ['deux ; lignes\nici "ainsi"', 0, new Date('2026-03-29T01:00:00Z'), null],
    ['été', -3, new Date('2026-10-25T01:30:00Z'), null],
  ],
}

describe('a workbook of many lines', () => {
  it('is written while everybody else is answered', async () => {
    const rows = [...Array(8_000).keys()].map((n) => [`S-${n}`, n, new Date(n * 1000), 'Société'])
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const bytes = await toXlsx([{ ...table, rows }])
    delay.disable()
    const [sheet] = await readXlsxFile(Buffer.from(bytes))
    expect(sheet?.data).toHaveLength(8_001)
    expect(sheet?.data.at(-1)?.slice(0, 2)).toEqual(['S-7999', 7999])
    // On the thread that answers it is one stop of more than a second.
    expect(delay.max / 1e6).toBeLessThan(500)
  }, 60_000)

  it('leaves no thread behind that nobody wants any more', async () => {
    const workbook = openWorkbook()
    workbook.sheet(table)
    await workbook.write(table.rows)
    await workbook.abandon()
    await expect(workbook.end()).rejects.toThrow('not written')
  })
})

describe('a workbook that cannot be written', () => {
  it('fails by itself: the thread says why', async () => {
    await expect(toXlsx([{ ...table, rows: [[{} as unknown as string]] }])).rejects.toThrow(/safeText/)
  })
})

describe('a CSV', () => {
  it('opens in Excel as it is: mark, separator, quotes, Paris time on both clock changes', async () => {
    const text = Buffer.from(await toCsv(table, 'fr')).toString('utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    const rows = parse(text, { bom: true, delimiter: ';' }) as string[][]
    expect(rows).toEqual([
      ["'=Nom", 'Nombre', 'Moment', 'Rien'],
      [`'${EVIL}`, '1,5', '2026-10-25 02:30:00', ''],
      ['deux ; lignes\nici "ainsi"', '0', '2026-03-29 03:00:00', ''],
      ['été', '-3', '2026-10-25 02:30:00', ''],
    ])
    expect(Buffer.from(await toCsv(table, 'en')).toString('utf8')).toContain('Nombre,Moment')
  })

  it('of many lines is whole, in order, and lets others in between', async () => {
    let between = 0
    const beat = setInterval(() => between++, 0)
    const rows = [...Array(4_000).keys()].map((number) => [`S-${number}`, number, new Date(0), null])
    const text = Buffer.from(await toCsv({ ...table, rows }, 'fr')).toString('utf8')
    clearInterval(beat)
    const numbers = (parse(text, { bom: true, delimiter: ';' }) as string[][]).slice(1).map(([, at]) => at)
    expect(numbers).toEqual(rows.map(([, number]) => String(number)))
    expect(between).toBeGreaterThan(2)
  })

  it.each([';', ',', '\t'])(
    'holds no formula for an Excel that separates by %j either',
    async (delimiter) => {
      const names = ['a,=1+1', 'b;@SUM(A1)', 'c\t-2', 'd\n+3', 'e, =4', 'f, 5']
      const rows = names.map((name) => [name])
      const text = Buffer.from(await toCsv({ ...table, rows }, 'fr')).toString('utf8')
      const cells = text.split(/[\n\r]/).flatMap((line) => line.split(delimiter))
      expect(cells.filter((cell) => /^["\s\ufeff]*[=+\-@]/.test(cell))).toEqual([])
      expect(text).toContain('f, 5')
    },
  )
})

describe('a workbook', () => {
  it('is read back as it was written: text as text, numbers and moments as such', async () => {
    const [sheet] = await readXlsxFile(Buffer.from(await toXlsx([table])))
    expect(sheet?.data).toEqual([
      ["'=Nom", 'Nombre', 'Moment', 'Rien'],
      [`'${EVIL}`, 1.5, new Date('2026-10-25T02:30:00Z'), null],
      ['deux ; lignes\nici "ainsi"', 0, new Date('2026-03-29T03:00:00Z'), null],
      ['été', -3, new Date('2026-10-25T02:30:00Z'), null],
    ])
  })

  it('holds no formula at all', async () => {
    const sheet = unzipSync(await toXlsx([table]))['xl/worksheets/sheet1.xml'] as Uint8Array
    expect(strFromU8(sheet)).not.toMatch(/<f[ >]/)
  })
})

describe('a case', () => {
  const get = (format: string, browser = manager) =>
    browser.raw(`/console/api/cases/${reset._id}/transcript?format=${format}`)

  it('reads as text in the order it was said, with Paris times', async () => {
    const answer = await get('txt')
    expect(answer.headers.get('content-disposition')).toContain(`${reset.number}.txt`)
    const text = await answer.text()
    const lines = ['Voilà l’étiquette', 'Voici votre code', 'Bonjour'].map((part) => text.indexOf(part))
    expect(lines).toEqual([...lines].sort((one, other) => one - other))
    expect(lines[0]).toBeGreaterThan(0)
    expect(text).toContain('[2026-11-23 10:01:00]')
  })

  it('is a transcript that Bot Framework reads', async () => {
    const activities = (await (await get('transcript')).json()) as Activity[]
    expect(Array.isArray(activities)).toBe(true)
    const ids = activities.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const activity of activities) {
      const at = new Date(activity.timestamp as unknown as string)
      // The Emulator reads moments as text and makes dates of them; the SDK's own check wants the dates.
      assertActivity({ ...activity, timestamp: at, localTimestamp: at })
      expect(at.toISOString()).toBe(activity.timestamp)
      expect(activity.conversation.id).toBe(reset._id)
      expect(activity.from.id).not.toBe(activity.recipient.id)
    }
    const messages = activities.filter(({ type }) => type === ActivityTypes.Message)
    expect(messages.map(({ from }) => from.role)).toEqual(['user', 'bot', 'bot'])
    expect(messages[1]?.suggestedActions?.actions[0]).toMatchObject({
      type: 'imBack',
      title: 'Oui, c’est fait',
    })
    expect(messages[1]?.replyToId).toBe(messages[0]?.id)
    expect(messages[0]?.attachments?.[0]?.contentUrl).toMatch(/^files\/[0-9a-f]{12}-/)
  })

  it('comes as a ZIP with the files that were sent, all within its folder', async () => {
    const folder = unzipSync(new Uint8Array(await (await get('zip')).arrayBuffer()))
    const names = Object.keys(folder)
    expect(names).toEqual(
      expect.arrayContaining([`${reset.number}.txt`, `${reset.number}.json`, `${reset.number}.transcript`]),
    )
    const photo = names.find((name) => name.startsWith('files/')) as string
    expect(photo).not.toContain('..')
    expect(Buffer.from(folder[photo] as Uint8Array)).toEqual(PHOTO)
  })

  it('shows neither code nor telephone number in any form', async () => {
    for (const format of ['txt', 'json', 'transcript']) {
      const text = await (await get(format)).text()
      expect(text, format).not.toContain(CODE)
      expect(text, format).not.toContain(reset.conversation.slice('whatsapp:'.length))
      expect(text, format).not.toMatch(/"sealed\w*":"(?!•)/)
    }
  })

  it('leaves a line in the access log', async () => {
    const before = await opened.store.count('accessEntries', { action: 'export.downloaded' })
    await get('txt')
    const lines = await opened.store.find<AccessEntryDoc>('accessEntries', { action: 'export.downloaded' })
    expect(lines.length).toBe(before + 1)
    const mine = { subjectId: reset._id, actorRole: 'manager', detail: 'txt' }
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining(mine)]))
  })

  it('is not given to an agent', async () => {
    expect((await get('txt', await opened.signedIn('agent'))).status).toBe(403)
  })
})

describe('an export', () => {
  const ask = async (body: object, browser = manager) => (await browser.post('/exports', body)).body
  const finish = () => workOffExports(opened.parts)

  it('of cases is made in the background and fetched when it is there', async () => {
    const asked = await ask({ kind: 'cases', format: 'csv', query: { sort: 'opened' } })
    expect(asked).toMatchObject({ state: 'waiting', done: 0, size: null })
    expect((await manager.get(`/exports/${asked.id}/file`)).status).toBe(404)
    expect(await finish()).toBe(1)
    const done = (await manager.get(`/exports/${asked.id}`)).body
    expect(done).toMatchObject({ state: 'done', done: 1, total: 1 })
    const file = await manager.raw(`/console/api/exports/${asked.id}/file`)
    const rows = parse(await file.text(), { bom: true, delimiter: ';' }) as string[][]
    expect(rows).toHaveLength(2)
    expect(rows[1]).toEqual(expect.arrayContaining([reset.number, `'${EVIL}`, `'+33 1 Robert"; DROP`, '300']))
  })

  it('of figures is a workbook with a sheet for each table', async () => {
    const asked = await ask({
      kind: 'figures',
      format: 'xlsx',
      query: { from: '2026-11-01', to: '2026-11-30', step: 'week' },
    })
    await finish()
    const file = await manager.raw(`/console/api/exports/${asked.id}/file`)
    const sheets = await readXlsxFile(Buffer.from(await file.arrayBuffer()))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Résumé',
      'Évolution',
      'Par conseiller',
      'Par société',
      'Détails',
      'Affluence',
    ])
    expect(sheets[5]?.data).toHaveLength(8)
    expect(sheets[5]?.data[1]?.[0]).toBe('lundi')
  })

  it('of transcripts has a folder for each case', async () => {
    const asked = await ask({ kind: 'transcripts', format: 'zip', query: { sort: 'opened' }, files: true })
    await finish()
    const file = await manager.raw(`/console/api/exports/${asked.id}/file`)
    const names = Object.keys(unzipSync(new Uint8Array(await file.arrayBuffer())))
    expect(names).toContain(`${reset.number}/${reset.number}.transcript`)
    expect(names.some((name) => name.startsWith(`${reset.number}/files/`))).toBe(true)
    expect(names.some((name) => name.endsWith('étiquette.jpg'))).toBe(true)
  })

  it('of what was looked for holds what the list shows, and the log keeps no telephone number', async () => {
    const found = { q: 'étiquette', from: '2026-01-01', sort: 'opened' }
    const asked = await ask({ kind: 'cases', format: 'csv', query: found })
    const { id } = await ask({ kind: 'cases', format: 'csv', query: { q: '+33639980001', sort: 'opened' } })
    await finish()
    expect((await manager.get(`/exports/${asked.id}`)).body).toMatchObject({ state: 'done', done: 1 })
    const [line] = await opened.store.find<AccessEntryDoc>('accessEntries', { subjectId: id })
    expect(JSON.parse(line?.detail ?? '')).toMatchObject({ kind: 'cases', format: 'csv' })
    expect(line?.detail).not.toContain('33639980001')
  })

  it('says when words were looked for in the newest messages only, and is named by the clock in Paris', async () => {
    const asked = await ask({ kind: 'cases', format: 'csv', query: { q: 'étiquette', sort: 'opened' } })
    // 10:00 in Paris is 9:00 in UTC.
    expect(asked.name).toBe('sesame-cases-2026-11-23-1000.csv')
    expect(asked.note).toBeNull()
    const found = await opened.store.search<MessageDoc>('messages', 'étiquette', { limit: 1 })
    const many = { ...opened.store, search: async () => Array.from({ length: 500 }, () => found[0]) }
    await workOffExports({ ...opened.parts, store: many as unknown as Store })
    const { body } = await manager.get(`/exports/${asked.id}`)
    expect(body).toMatchObject({ state: 'done', note: expect.stringContaining('seuls les plus récents') })
  })

  it('that is deleted while it is made is made no further, and leaves no file', async () => {
    const asked = await ask({ kind: 'cases', format: 'xlsx', query: { sort: 'opened' } })
    const { store, files, parts, logged } = opened
    let kept = 0
    const put: typeof files.put = (bytes) => {
      kept++
      return files.put(bytes)
    }
    const page: Store['page'] = async (...given) => {
      await manager.delete(`/exports/${asked.id}`)
      return store.page(...given)
    }
    logged.splice(0)
    await workOffExports({ ...parts, store: { ...store, page }, files: { ...files, put } })
    expect((await manager.get(`/exports/${asked.id}`)).status).toBe(404)
    expect(kept).toBe(0)
    expect(logged.join('')).not.toContain('an export failed')
  })

  it('is never cut off in silence: more than one file takes is refused', async () => {
    const store = { ...opened.store, count: async () => 50_001 }
    const ask = { kind: 'cases', format: 'csv', query: { sort: 'opened' } }
    const run = runExport({ ...opened.parts, store }, { ask, locale: 'fr' }, async () => {})
    await expect(run).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  it('is one’s own: others do not find it, an auditor does', async () => {
    const { id } = await ask({ kind: 'cases', format: 'xlsx', query: { sort: 'opened' } })
    const other = await opened.signedIn('lead')
    expect((await other.get(`/exports/${id}`)).status).toBe(404)
    expect((await other.delete(`/exports/${id}`)).status).toBe(404)
    expect((await other.get('/exports')).body).toEqual([])
    const auditor = await opened.signedIn('auditor')
    expect((await auditor.get('/exports')).body.map((each: { id: string }) => each.id)).toContain(id)
  })

  it('of figures is not for a lead', async () => {
    const lead = await opened.signedIn('lead')
    const body = {
      kind: 'figures',
      format: 'csv',
      query: { from: '2026-11-01', to: '2026-11-30', step: 'day' },
    }
    expect((await lead.post('/exports', body)).status).toBe(403)
  })

  it('that a dead process has left is taken up again, and given up after three times', async () => {
    const { store, parts, realTime } = opened
    await finish()
    const actor = { id: 'local:x', name: 'X', role: 'manager', locale: 'fr' } as const
    const doc = await askForExport(
      store,
      { kind: 'cases', format: 'csv', query: { sort: 'opened' } },
      actor,
      TEST_NOW,
    )
    const died = (attempts: number) =>
      store.update(
        'consoleExports',
        { _id: doc._id },
        {
          $set: { state: 'running', attempts, leaseUntil: new Date(realTime.now().getTime() + 60_000) },
        },
      )
    await died(1)
    expect(await workOffExports(parts)).toBe(0)
    realTime.set(new Date(realTime.now().getTime() + 61_000))
    expect(await workOffExports(parts)).toBe(1)
    expect(await store.get<ConsoleExportDoc>('consoleExports', doc._id)).toMatchObject({ state: 'done' })
    await died(3)
    realTime.set(new Date(realTime.now().getTime() + 61_000))
    await workOffExports(parts)
    expect(await store.get<ConsoleExportDoc>('consoleExports', doc._id)).toMatchObject({ state: 'failed' })
    realTime.set(null)
  })

  it('is gone after a week', async () => {
    const { id } = await ask({ kind: 'cases', format: 'csv', query: { sort: 'opened' } })
    await finish()
    const week = new Date(TEST_NOW.getTime() + 7 * 86_400_000 + 1000)
    opened.clock.set(week)
    expect((await manager.get(`/exports/${id}/file`)).status).toBe(404)
    await forgetExports(opened.store, week)
    expect((await manager.get(`/exports/${id}`)).status).toBe(404)
    opened.clock.set(null)
  })
})

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'abcdef012345-_._etc_passwd'],
    ['C:\\x\\y.jpg', 'abcdef012345-C__x_y.jpg'],
    [null, 'abcdef012345.jpg'],
    ['étiquette 1.jpg', 'abcdef012345-étiquette 1.jpg'],
  ])('%s stays in its folder', (name, safe) =>
    expect(fileName({ hash: 'abcdef0123456789', name, contentType: 'image/jpeg' })).toBe(safe),
  )
})
