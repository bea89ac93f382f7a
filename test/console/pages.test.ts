import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChores } from '../../console/chores.js'
import { createPages } from '../../console/http/pages.js'
import { tidy } from '../../console/tidy.js'
import { createLog } from '../../core/log.js'
import { listen } from '../support/listen.js'
import { at } from './support/fixtures.js'
import { openConsole } from './support/open-console.js'

const HTML = '<meta name="csp-nonce" content="__CSP_NONCE__"><script src="/console/assets/a.js"></script>'
const folder = mkdtempSync(join(tmpdir(), 'sesame-pages-'))
let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  server = await listen(express().use('/console', createPages(folder)))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, language = 'fr') =>
  fetch(`${server.url}/console${path}`, { headers: { 'accept-language': language } })

describe('the pages', () => {
  it('say how they are built as long as they are not, in the reader’s language', async () => {
    const french = await get('/')
    expect(french.status).toBe(503)
    expect(await french.text()).toContain('npm run build:console')
    expect(await (await get('/cases', 'en')).text()).toContain('have not been built yet')
  })

  it('are the same page under every address, with a nonce that is good once', async () => {
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), HTML)
    writeFileSync(join(folder, 'assets', 'a.js'), 'let built = 1')
    const [one, other] = [await get('/'), await get('/cases/S-2026-000001?tab=proofs')]
    const nonces = [one, other].map(
      (answer) => /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1],
    )
    expect(nonces[0]).not.toBe(nonces[1])
    expect(await one.text()).toBe(HTML.replace('__CSP_NONCE__', nonces[0] ?? '?'))
    expect(other.status).toBe(200)
    // Asked for by its name too: never as it lies there, without a policy of its own.
    const named = await get('/index.html')
    expect(named.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(await named.text()).not.toContain('__CSP_NONCE__')
  })

  it('are those of the last build, without a restart', async () => {
    writeFileSync(join(folder, 'index.html'), HTML.replace('a.js', 'b.js'))
    expect(await (await get('/')).text()).toContain('/console/assets/b.js')
  })

  it('have files that may be kept for good, and nothing beside them', async () => {
    const file = await get('/assets/a.js')
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect(file.headers.get('content-type')).toContain('javascript')
    expect((await get('/assets/none.js')).status).toBe(404)
    for (const path of ['/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fetc%2fpasswd']) {
      expect(await (await get(path)).text()).not.toMatch(/sesame|root:/)
    }
  })
})

describe('chores', () => {
  it('run one at a time, and a failure ends nothing', async () => {
    const lines: string[] = []
    let runs = 0
    let release = (): void => {}
    const chore = {
      name: 'slow',
      everyMs: 1,
      run: () => {
        runs++
        return new Promise<void>((_resolve, reject) => {
          release = () => reject(new Error('no luck'))
        })
      },
    }
    const log = createLog('trace', { write: (line) => void lines.push(line) })
    const running = startChores([chore], log)
    expect(runs).toBe(1)
    release()
    await running.stop()
    expect(lines.join('')).toContain('no luck')
  })

  it('forget sessions, failures and old lines, and nothing else', async () => {
    const opened = await openConsole()
    try {
      const { store, parts } = opened
      const browser = await opened.signedIn('agent')
      await opened.browser().signIn('nobody', 'wrong')
      const before = await store.count('accessEntries', {})
      await tidy(parts)
      expect([await store.count('consoleSessions', {}), await store.count('accessEntries', {})]).toEqual([
        1,
        before,
      ])
      opened.realTime.set(at(13 * 60 + 24 * 60))
      opened.clock.set(at(4 * 365 * 1440))
      await tidy(parts)
      for (const name of ['consoleSessions', 'signInFailures', 'accessEntries']) {
        expect([name, await store.count(name, {})]).toEqual([name, 0])
      }
      expect(await store.count('consoleUsers', {})).toBe(1)
      expect((await browser.get('/session')).body.user).toBe(null)
    } finally {
      await opened.close()
    }
  })
})
