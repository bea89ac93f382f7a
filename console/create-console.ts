import { join } from 'node:path'
import { Router } from 'express'
import { FEATURES } from './admin/settings.js'
import { createCaseRows } from './cases/case-rows.js'
import { allChores, startChores } from './chores.js'
import { createApiRouter } from './http/api-router.js'
import { createPages } from './http/pages.js'
import type { AnyRoute } from './http/route.js'
import type { ConsoleAccounts, ConsoleParts } from './ports.js'
import { allRoutes } from './routes.js'
import { realNow } from './sign-in/let-in.js'
import { createOidcRouter } from './sign-in/oidc-router.js'
import { createTeamsTokens } from './sign-in/teams-tokens.js'

export interface Console {
  /** Mount at /console. */
  router: Router
  /** For the test that walks them. */
  routes: readonly AnyRoute[]
  start(): void
  stop(): Promise<void>
}

/** The managers' pages: API, sign-in and the built web, put together. */
export function createConsole(parts: ConsoleParts, accounts: ConsoleAccounts): Console {
  const teamsTokens =
    accounts.teams &&
    createTeamsTokens(accounts.teams, accounts.claimRoles, {
      now: () => realNow(parts),
      publicUrl: parts.publicUrl,
    })
  const rows = createCaseRows(parts)
  const routes = allRoutes(
    {
      ...parts,
      accounts,
      teamsTokens,
      features: async () => Object.fromEntries(FEATURES.map((name) => [name, parts.settings.feature(name)])),
    },
    rows,
  )
  const router = Router()
  router.use('/api', createApiRouter({ ...parts, routes }))
  if (accounts.oidc) {
    router.use('/auth/oidc', createOidcRouter(parts, accounts.oidc, accounts.claimRoles))
  }
  router.use(createPages(join(import.meta.dirname, 'web', 'dist')))
  let chores: { stop(): Promise<void> } | null = null
  return {
    router,
    routes,
    start() {
      chores = startChores(allChores(parts, rows), parts.log)
    },
    stop: async () => chores?.stop(),
  }
}
