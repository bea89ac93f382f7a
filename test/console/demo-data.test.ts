/** The demo is made by the product's own turns, so it must hold what the product promises; and it never meets real data. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, MARK, refuseRealServices } from '../../bench/demo/demo-folder.js'
import type { CaseDoc } from '../../cases/case.js'
import { verifyChain } from '../../cases/verify-chain.js'
import type { MessageDoc } from '../../models/message.js'
import { openStore } from '../../models/open-store.js'
import type { PersonDoc } from '../../models/person.js'
import { SCHEMAS } from '../../models/schemas.js'
import { type DemoStore, openDemo, UNTIL } from './demo-store.js'

const OPTIONS = { cases: 8, seed: 5, days: 12 }

describe('demo data', () => {
  let one: DemoStore
  let cases: CaseDoc[]
  let messages: MessageDoc[]
  beforeAll(async () => {
    one = await openDemo(OPTIONS)
    cases = await one.store.find<CaseDoc>('cases', {}, { sort: { openedAt: 1 } })
    messages = await one.store.find<MessageDoc>('messages', {}, { sort: { at: 1 } })
  }, 120_000)
  afterAll(() => one?.close())

  it('have as many cases as were asked for, within the time that was asked for', () => {
    expect(cases).toHaveLength(OPTIONS.cases)
    for (const { at } of messages) expect(at.getTime()).toBeLessThanOrEqual(UNTIL.getTime() + 60_000)
    expect(cases.filter(({ outcome }) => outcome === 'solved').length).toBeGreaterThan(2)
  })

  it('are decided in a chain that verifies', async () => {
    const report = await verifyChain(one.store, one.box)
    expect(report).toMatchObject({ ok: true, problems: [] })
    expect(report.records).toBeGreaterThan(cases.length * 3)
  })

  it('show no code in any line, and name nobody who exists', async () => {
    for (const { text, author, choices } of messages) {
      if (author === 'installer') continue
      expect(`${text} ${choices.join(' ')}`).not.toMatch(/\{\{|undefined|\bnull\b|NaN/)
      expect(text).not.toMatch(/^[A-HJ-NP-Z2-9]{8}$/m)
    }
    for (const { conversation } of cases) expect(conversation).toMatch(/^whatsapp:\+3363998\d{4}$/)
    const people = await one.store.find<PersonDoc>('persons', {})
    expect(people.length).toBeGreaterThan(3)
  })

  it('leave nothing that rings in the past when the product is started over them', async () => {
    expect(await one.store.count('timers', { dueAt: { $lte: UNTIL } })).toBe(0)
    expect(await one.store.count('outbox', {})).toBe(0)
  })

  it('are the same again for the same seed, ids and keys apart, and others for another', async () => {
    const told = async ({ store }: DemoStore) =>
      (await store.find<MessageDoc>('messages', {}, { sort: { at: 1 } }))
        .map(({ at, author, text }) => `${at.toISOString()} ${author} ${text}`)
        .sort()
    const again = await openDemo(OPTIONS)
    const other = await openDemo({ ...OPTIONS, seed: 6 })
    expect(await told(again)).toEqual(await told(one))
    expect(await told(other)).not.toEqual(await told(one))
    await again.close()
    await other.close()
  }, 120_000)
})

describe('npm run demo:data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sesame-demo-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('touches no folder that holds something else', async () => {
    writeFileSync(join(folder, 'sesame.db'), 'precious')
    await expect(emptyFolder(folder)).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
    expect(readdirSync(folder)).toEqual(['sesame.db'])
  })

  it('empties a folder of its own, unless somebody is at work in it', async () => {
    const own = join(folder, 'own')
    await emptyFolder(own)
    writeFileSync(join(own, MARK), '{}')
    const { store } = await openStore({ dataDir: own, schemas: SCHEMAS })
    await expect(emptyFolder(own)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
    expect(readdirSync(own)).toContain(MARK)
    await store.close()
    await emptyFolder(own)
    expect(readdirSync(own)).toEqual([])
  })

  it.each(['DATABASE_URL', 'TWILIO_ACCOUNT_SID', 'MICROSOFT_APP_ID', 'RESET_PLATFORM_URL', 'SMTP_URL'])(
    'refuses where %s is set',
    (name) => {
      expect(() => refuseRealServices({ [name]: 'x' })).toThrowError(name)
      expect(() => refuseRealServices({ DATA_DIR: './demo', PORT: '3978' })).not.toThrow()
    },
  )

  it('refuses before it touches anything', () => {
    const fresh = join(folder, 'fresh')
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bench/demo/main.ts', '--cases', '1', '--data', fresh],
      {
        cwd: resolve(import.meta.dirname, '../..'),
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: 'mongodb://127.0.0.1/x' },
      },
    )
    expect([status, existsSync(fresh)]).toEqual([2, false])
    expect(stderr).toContain('DATABASE_URL')
  }, 60_000)
})
