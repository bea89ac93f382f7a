/** Simulated Teams, whole: identity, connector and people around one team. */
import express, { type Router } from 'express'
import { type Connector, createConnector } from './connector.js'
import { type BotIdentity, createIdentity, type Identity } from './identity.js'
import { createPeople, type People } from './people.js'
import { createWorld, type TeamMember, type World } from './world.js'

export interface SimulatedTeams {
  /** Mount at the base. Speaks to the product only; the page has its own. */
  router: Router
  /** BOT_OPENID_METADATA_URL and BOT_LOGIN_URL for the product. */
  openIdMetadataUrl(): string
  loginUrl(): string
  world: World
  people: People
  identity: Identity
  connector: Connector
}

export async function createSimulatedTeams(parts: {
  bot: BotIdentity
  /** Where the router is mounted, seen from the product. */
  base(): string
  /** Where the product listens. */
  botUrl(): string
  now(): Date
  members?: readonly TeamMember[]
}): Promise<SimulatedTeams> {
  const { bot, base } = parts
  const botId = `28:${bot.appId}`
  const serviceUrl = () => `${base()}/service/`
  const identity = await createIdentity(bot, base)
  const world = createWorld(bot.tenantId, parts.now, parts.members)
  const connector = createConnector(identity, world, botId)
  const people = createPeople({ identity, world, botId, botUrl: parts.botUrl, serviceUrl, now: parts.now })
  const router = express.Router()
  router.use(identity.router)
  router.use('/service', connector.router)
  return {
    router,
    openIdMetadataUrl: () => `${base()}/.well-known/openidconfiguration`,
    loginUrl: base,
    world,
    people,
    identity,
    connector,
  }
}
