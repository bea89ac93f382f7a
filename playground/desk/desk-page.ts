import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { type Router } from 'express'
import type { SimulatedTeams } from './create-desk.js'
import { createDeskApi } from './desk-api.js'

const RENDERER = join(
  dirname(createRequire(import.meta.url).resolve('adaptivecards/package.json')),
  'dist/adaptivecards.min.js',
)

/** The agents' side of the playground: mount at /playground/desk, behind the playground's guards. */
export function createDeskPage(teams: SimulatedTeams): Router {
  const router = express.Router()
  router.use(createDeskApi(teams))
  router.get('/adaptivecards.min.js', (_request, response) => response.sendFile(RENDERER))
  router.use(express.static(join(import.meta.dirname, 'web'), { cacheControl: false }))
  return router
}
