import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../core/config.js'
import { createSecretBox } from '../../core/secrets.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'
import { createCasesBed, NOON } from './cases-bed.js'

const run = promisify(execFile)
const dataDir = mkdtempSync(join(tmpdir(), 'sesame-cli-'))
const out = mkdtempSync(join(tmpdir(), 'sesame-export-'))

/** One command, as an operator runs it: what it printed, line by line, and how it ended. */
async function command(
  name: string,
  ...given: string[]
): Promise<{ lines: unknown[]; code: number; error: string }> {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  const finished = await run('node', ['--import', 'tsx', `cases/cli/${name}.ts`, ...given], { env }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
  const lines = finished.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as unknown)
  return { lines, code: finished.code, error: finished.stderr }
}

async function withStore(work: (bed: ReturnType<typeof createCasesBed>) => Promise<void>): Promise<void> {
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const box = createSecretBox(loadConfig({ DATA_DIR: dataDir }).secretKeys)
  const nothing = async () => undefined
  await work(createCasesBed({ store, files, box, dataDir, wipe: nothing, close: nothing }))
  await store.close()
}

beforeAll(() =>
  withStore(async (bed) => {
    await bed.store.insert('persons', {
      _id: 'person-1',
      profileName: 'Camille',
      locale: 'fr',
      providerType: 'installer',
      companyId: 'company-1',
      optedOutAt: null,
      createdAt: NOON,
      updatedAt: NOON,
    })
    const { _id } = await bed.ready()
    await bed.cases.decide(_id)
  }),
)
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
  rmSync(out, { recursive: true, force: true })
})

describe('the commands', () => {
  it('audit: verify, replay, and a chain that was tampered with', async () => {
    expect(await command('audit', 'verify')).toMatchObject({ code: 0, lines: [{ ok: true, records: 2 }] })
    const rules = join(out, 'rules.json')
    writeFileSync(rules, JSON.stringify({ version: 'draft', perDay: { person: 0 } }))
    expect((await command('audit', 'replay', '--rules', rules)).lines).toMatchObject([
      {
        before: { outcome: 'release' },
        after: { outcome: 'human', reason: 'limit_person' },
        release: 'withheld',
      },
      { rules: 'draft', decided: 1, changed: 1 },
    ])
    writeFileSync(rules, '{"version":"policy-1"}')
    const refused = await command('audit', 'replay', '--rules', rules)
    expect(refused).toMatchObject({ code: 2, lines: [] })
    expect(refused.error).toContain('another name than the policy in force')
    expect((await command('audit', 'frobnicate')).code).toBe(2)

    await withStore(
      async (bed) => void (await bed.store.update('decisions', { seq: 1 }, { $set: { reason: 'x' } })),
    )
    expect(await command('audit', 'verify')).toMatchObject({
      code: 1,
      lines: [{ ok: false, problems: [{ seq: 1, problem: 'changed' }] }],
    })
    await withStore(
      async (bed) =>
        void (await bed.store.update('decisions', { seq: 1 }, { $set: { reason: 'evidence_agrees' } })),
    )
  }, 120_000)

  it('secrets: a fresh key that the configuration takes, and rotation', async () => {
    const { stdout } = await run('node', ['--import', 'tsx', 'cases/cli/secrets.ts', 'new'])
    expect(loadConfig({ DATA_DIR: dataDir, SECRETS_KEY: stdout.trim() }).secretKeys[0]?.bytes).toHaveLength(
      32,
    )
    expect(await command('secrets', 'rotate')).toMatchObject({
      code: 0,
      lines: [{ resealed: 0, unreadable: [] }],
    })
  }, 60_000)

  it('privacy: export, a dry run, erasure', async () => {
    expect(await command('privacy', 'export', 'nobody', '--out', out)).toMatchObject({ code: 1, lines: [] })
    expect((await command('privacy', 'export', 'person-1', '--out', out)).code).toBe(0)
    const exported = JSON.parse(readFileSync(join(out, 'export.json'), 'utf8'))
    expect(exported).toMatchObject({
      person: { profileName: 'Camille' },
      cases: [{ number: 'S-2026-000001' }],
    })
    expect((await command('privacy', 'erase', 'person-1')).lines).toMatchObject([{ dryRun: true, cases: 1 }])
    expect((await command('privacy', 'erase', 'person-1', '--yes')).lines).toMatchObject([
      { cases: 1, shredded: 1 },
    ])
    expect((await command('audit', 'verify')).lines).toMatchObject([{ ok: true, records: 3, shredded: 2 }])
  }, 120_000)
})
