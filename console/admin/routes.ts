import type { AnyRoute } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import { deskRoutes } from './desk-routes.js'
import { settingRoutes } from './setting-routes.js'
import { systemRoutes } from './system-routes.js'
import { textRoutes } from './text-routes.js'
import { userRoutes } from './user-routes.js'

/** What can be set, and the state of what we lean on. */
export function adminRoutes(parts: ConsoleParts): AnyRoute[] {
  return [
    ...deskRoutes(parts),
    ...settingRoutes(parts.settings),
    ...textRoutes(parts),
    ...userRoutes(parts),
    ...systemRoutes(parts),
  ]
}
