import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SettableClock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import { newToken } from '../core/ids.js'
import type { Log } from '../core/log.js'
import { createSecretBox, Secret } from '../core/secrets.js'
import { createPlayground, type Playground } from './create-playground.js'
import { createSimulatedTeams } from './desk/create-desk.js'
import { createDeskPage } from './desk/desk-page.js'
import { createMailCatcher } from './mail/mail-catcher.js'
import { createSandboxPlatform } from './platform/create-sandbox-platform.js'
import type { SandboxSample } from './platform/sandbox-devices.js'
import { COMPANIES, vatOf } from './registry/companies.js'
import { createSandboxRegistry } from './registry/sandbox-registry.js'
import { createMessageKeeper } from './twilio/keep-messages.js'

export interface Neighbours {
  playground: Playground
  /** Where the product finds them. Null: a real one is configured. */
  platform: { url: string; key: Secret } | null
  registry: { viesUrl: string; sireneUrl: string }
  smtpUrl: Secret
  /** Null: a real Teams is configured. */
  teams: NonNullable<Config['teams']> | null
  /** Once everything listens: the app is put into the simulated team. */
  open(): Promise<void>
  close(): Promise<void>
}

const SAMPLES = join(import.meta.dirname, 'samples')

/** Everybody the product talks to, simulated, each behind the protocol of the real one. */
export async function openNeighbours(parts: {
  config: Config
  clock: SettableClock
  log: Log
  targetUrl(): string
  publicUrl(): string
}): Promise<Neighbours> {
  const { config, clock, log, targetUrl, publicUrl } = parts
  const [token = new Secret('')] = config.twilio.authTokens
  const { samples } = JSON.parse(readFileSync(join(SAMPLES, 'samples.json'), 'utf8')) as {
    samples: SandboxSample[]
  }
  // A platform that is configured is used in the playground too; else the sandbox, with the key made for it.
  const key = config.platform?.key ?? new Secret('')
  const mail = await createMailCatcher({ log })
  const sandbox = createSandboxPlatform({ samples, clock, key })
  // A new identity at each start: nothing outside this process can have learnt it.
  const bot = { appId: randomUUID(), appPassword: newToken(), tenantId: randomUUID() }
  const teams = await createSimulatedTeams({
    bot,
    base: () => `${targetUrl()}/playground/teams`,
    botUrl: targetUrl,
    now: () => clock.now(),
  })
  const playground = createPlayground({
    realAccount: !config.playground,
    clock,
    account: { sid: config.twilio.accountSid, token, from: config.twilio.from },
    targetUrl,
    publicUrl,
    samplesFolder: SAMPLES,
    companies: COMPANIES.map(({ siren, name, note }) => ({ name, vat: vatOf(siren), note })),
    tools: [
      ...(config.teams
        ? []
        : [
            {
              path: '/desk',
              label: 'Bureau des conseillers',
              description:
                'L’autre côté : prenez en charge un dossier et répondez, comme dans Microsoft Teams.',
              router: createDeskPage(teams),
            },
          ]),
      {
        path: '/mail',
        label: 'Boîte aux lettres',
        description: 'Les e-mails envoyés par Sésame, avec le code à 6 chiffres.',
        router: mail.router,
      },
    ],
    apis: [
      { path: '/platform', router: sandbox.router },
      { path: '/registry', router: createSandboxRegistry() },
      { path: '/teams', router: teams.router },
    ],
    log,
  })
  const base = `${targetUrl()}/playground`
  const box = createSecretBox(config.secretKeys)
  const keeper = createMessageKeeper(join(config.dataDir, 'playground-phone.sealed'), box, log)
  keeper.restore(playground.twilio.state)
  return {
    playground,
    platform: config.platform?.url ? null : { url: `${base}/platform`, key },
    registry: { viesUrl: `${base}/registry/vies`, sireneUrl: `${base}/registry/sirene` },
    smtpUrl: new Secret(mail.smtpUrl),
    teams: config.teams
      ? null
      : {
          appId: bot.appId,
          appPassword: new Secret(bot.appPassword),
          tenantId: bot.tenantId,
          openIdMetadataUrl: teams.openIdMetadataUrl(),
          loginUrl: teams.loginUrl(),
        },
    async open() {
      if (!config.teams) await teams.people.install()
    },
    async close() {
      playground.close()
      keeper.keep(playground.twilio.state)
      await mail.close()
    },
  }
}
