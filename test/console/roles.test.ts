/** Walks every route of the API with every role, and with none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../console/contract/common.js'
import type { Browser } from './support/browser.js'
import { openConsole, type TestConsole } from './support/open-console.js'

let opened: TestConsole
const people = new Map<Role, Browser>()

beforeAll(async () => {
  opened = await openConsole()
  for (const role of ROLES) people.set(role, await opened.signedIn(role))
})
afterAll(() => opened.close())

/** A path that leads nowhere in particular: who is let in finds nothing there, and that is told apart. */
function filled(path: string): string {
  return path.replace(/:\w+/g, 'nobody')
}

function call(browser: Browser, method: string, path: string) {
  if (method === 'GET') return browser.get(path)
  if (method === 'DELETE') return browser.delete(path)
  return method === 'PUT' ? browser.put(path, { unheard: 1 }) : browser.post(path, { unheard: 1 })
}

/** These would end what the walk itself walks with, or never end. */
const LAST = ['DELETE /session', 'GET /live/events']

describe('every route', () => {
  it('is known, names its roles, and is there once', () => {
    const { routes } = opened.console
    expect(routes.length).toBeGreaterThan(5)
    for (const { roles } of routes) expect(roles === 'public' || roles.length > 0).toBe(true)
    const names = routes.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('is public only where somebody signs in', () => {
    const open = opened.console.routes.filter(({ roles }) => roles === 'public')
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /session',
      'GET /session',
      'POST /session/password',
      'POST /session/reset',
      'POST /session/reset/look',
    ])
  })

  it('lets nobody in who is not signed in', async () => {
    const stranger = opened.browser()
    for (const { method, path, roles } of opened.console.routes) {
      if (roles === 'public') continue
      const answer = await call(stranger, method, filled(path))
      expect(answer.status, `${method} ${path}`).toBe(401)
      expect(answer.body.error.code).toBe('NOT_SIGNED_IN')
    }
  })

  it.each(ROLES)('lets %s in where the role stands, and nowhere else', async (role) => {
    const browser = people.get(role) as Browser
    for (const { method, path, roles } of opened.console.routes) {
      if (roles === 'public' || LAST.includes(`${method} ${path}`)) continue
      const answer = await call(browser, method, filled(path))
      const refused = answer.status === 403 && answer.body.error.code === 'NOT_ALLOWED'
      expect(refused, `${role}: ${method} ${path} → ${answer.status}`).toBe(!roles.includes(role))
      expect(answer.status, `${method} ${path}`).toBeLessThan(500)
    }
  })
})
