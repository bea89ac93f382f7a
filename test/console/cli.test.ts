import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

const dataDir = mkdtempSync(join(tmpdir(), 'sesame-users-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function run(...args: string[]) {
  const { PATH = '' } = process.env
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'console/cli/user.ts', ...args],
    { env: { PATH, DATA_DIR: dataDir }, encoding: 'utf8' },
  )
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}

describe('console:user', () => {
  it('makes an account, gives it another role and closes it; the password is shown and not kept', async () => {
    const added = run('add', 'Claire', '--name', 'Claire Fontaine', '--role', 'admin')
    expect(added.lines[0]).toMatchObject({ login: 'claire', role: 'admin' })
    expect(added.lines[0].password).toMatch(/^[a-z2-9]{5}(?:-[a-z2-9]{5}){3}$/)
    expect(run('add', 'claire', '--role', 'agent')).toMatchObject({ status: 2 })
    expect(run('disable', 'claire').lines[0]).toMatchObject({ disabled: true })
    expect(run('role', 'claire', 'boss').status).toBe(2)
    const { store } = await openStore({ dataDir, schemas: SCHEMAS })
    const kept = JSON.stringify(await store.find('consoleUsers', {}))
    await store.close()
    expect(kept).toContain('$argon2id$')
    expect(kept).not.toContain(added.lines[0].password)
  })
})
