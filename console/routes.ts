import { accessRoutes } from './access/routes.js'
import { adminRoutes } from './admin/routes.js'
import { caseRoutes } from './case-view/routes.js'
import type { CaseRows } from './cases/case-rows.js'
import { caseListRoutes } from './cases/list-routes.js'
import { savedFilterRoutes } from './cases/saved-filters.js'
import { exportRoutes } from './exports/routes.js'
import { figuresRoutes } from './figures/routes.js'
import type { AnyRoute } from './http/route.js'
import { liveRoutes } from './live/routes.js'
import { qualityRoutes } from './quality/routes.js'
import { ownAccountRoutes } from './sign-in/own-account-routes.js'
import { resetRoutes } from './sign-in/reset-routes.js'
import { type SessionParts, sessionRoutes } from './sign-in/session-routes.js'

/** Every route there is: what is not in this list does not exist, and a test walks it with every role. */
export function allRoutes(parts: SessionParts, rows: CaseRows): AnyRoute[] {
  return [
    ...sessionRoutes(parts),
    ...resetRoutes(parts),
    ...ownAccountRoutes(parts),
    ...caseListRoutes(parts, rows),
    ...savedFilterRoutes(parts),
    ...caseRoutes(parts, rows),
    ...liveRoutes(parts, rows),
    ...accessRoutes(parts),
    ...adminRoutes(parts),
    ...figuresRoutes(parts),
    ...exportRoutes(parts),
    ...qualityRoutes(parts),
  ]
}
