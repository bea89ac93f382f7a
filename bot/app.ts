/** Puts the house together: the one place where rooms meet. Nothing runs before `startApp` is called. */
import { randomInt } from 'node:crypto'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createFileLinks } from '../adapters/files/links.js'
import { createFilesRouter } from '../adapters/files/router.js'
import { withUploads } from '../adapters/files/uploads.js'
import { createMailer } from '../adapters/mail/mailer.js'
import { createManualPlatform, createPlatformClient } from '../adapters/platform/client.js'
import { createCompanyRegistry } from '../adapters/registry/company-registry.js'
import { createTwilioClient } from '../adapters/whatsapp/client.js'
import type { StatusReport } from '../adapters/whatsapp/fields.js'
import { createMediaFetcher } from '../adapters/whatsapp/media.js'
import { createPacer } from '../adapters/whatsapp/pacer.js'
import { createWhatsAppSender } from '../adapters/whatsapp/sender.js'
import { allTemplates, syncTemplates } from '../adapters/whatsapp/sync-templates.js'
import { createTemplateRegistry } from '../adapters/whatsapp/template-registry.js'
import { createTyping } from '../adapters/whatsapp/typing.js'
import { createWhatsAppWebhooks } from '../adapters/whatsapp/webhook.js'
import { createCompanies } from '../cases/companies.js'
import { createCases } from '../cases/create-cases.js'
import { createHousekeeping } from '../cases/housekeeping.js'
import { createConsole } from '../console/create-console.js'
import { type SettableClock, settableClock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import type { Log } from '../core/log.js'
import { createSecretBox, Secret } from '../core/secrets.js'
import { match } from '../devices/match.js'
import { createEvidenceReader } from '../devices/read-evidence.js'
import { createRecogniser } from '../dialogs/recogniser/index.js'
import { createDesk } from '../hotline/desk.js'
import { deskSettings } from '../hotline/settings.js'
import { whisper } from '../hotline/whisper.js'
import { freeLanes } from '../jobs/lanes.js'
import { openStore } from '../models/open-store.js'
import { SCHEMAS } from '../models/schemas.js'
import { openNeighbours } from '../playground/neighbours.js'
import { createAgentDesk } from './agent-desk.js'
import { apologise } from './apologise.js'
import { FILE_DAYS } from './commit-turn.js'
import { createDeskWork } from './desk-work.js'
import { createFileDoors } from './file-doors.js'
import { greeting } from './greeting.js'
import { startHousekeeping } from './housekeeping.js'
import { createHttp, listen } from './http.js'
import { onStatus } from './receipts.js'
import { createTurn } from './turn.js'
import { startTwilioUpkeep } from './twilio-upkeep.js'
import { deadLetters, loadTuned, neighboursOf, templateStates } from './wire-console.js'
import { createWorkers } from './workers.js'

export interface App {
  /** Where this process listens, seen from this machine. */
  url: string
  /** What to tell whoever started it. */
  greeting: string
  close(): Promise<void>
}

export interface AppParts {
  log: Log
  /** The product's clock; settable, because the playground shows another time than the real one. */
  clock?: SettableClock
}

/** Opens the store, starts work and listens. Rejects with a coded error that says what to do. */
export async function startApp(config: Config, { log, clock = settableClock() }: AppParts): Promise<App> {
  const { store, files, exclusive } = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    schemas: SCHEMAS,
  })
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const { trustProxy } = config
  const http = createHttp({ log, metrics, ready: () => store.ping(), trustProxy })
  const listening = await listen(http.app, config.port)
  const url = `http://127.0.0.1:${listening.port}`
  const publicUrl = config.publicUrl ?? `http://localhost:${listening.port}`

  const neighbours = config.playground
    ? await openNeighbours({ config, clock, log, targetUrl: () => url, publicUrl: () => publicUrl })
    : null
  const apiUrl = neighbours?.playground.apiUrl() ?? config.twilio.apiUrl ?? null
  const platformAt = neighbours?.platform ?? config.platform
  const { viesUrl, sireneUrl } = neighbours?.registry ?? config.registry
  const smtpUrl = config.smtpUrl ?? neighbours?.smtpUrl ?? null
  const teams = config.teams ?? neighbours?.teams ?? null

  const box = createSecretBox(config.secretKeys)
  const { accountSid, authTokens, from, messagingServiceSid } = config.twilio
  const [authToken = new Secret('')] = authTokens
  const client = createTwilioClient({ accountSid, authToken, apiUrl })
  const platform = platformAt ? createPlatformClient({ ...platformAt, log }) : createManualPlatform()
  const { settings, policy, retention } = await loadTuned(config, store)
  const cases = createCases({ store, box, clock, platform, match, policy, log })
  const companies = createCompanies({ store, clock, policy: policy.company, box })
  const registry = createCompanyRegistry({ viesUrl, sireneUrl, clock, log })
  const casework = createHousekeeping({ store, box, clock, cases, companies, registry, retention, log })
  const reader = createEvidenceReader({ workers: config.evidenceReaders, log, warmUpAfterMs: 1_500 })
  const deskWork = createDeskWork(() => workers.wake())
  const desk = createDesk({ store, clock, teams: teams !== null, work: deskWork })
  const { secretKeys } = config
  const agentDesk =
    teams &&
    createAgentDesk({ teams, secretKeys, publicUrl: () => publicUrl, store, files, box, desk, clock, log })
  const links = createFileLinks({ store, clock, publicUrl: () => publicUrl })
  const doors = createFileDoors({ links, cases, files, store })
  const showTyping = createTyping({ client, enabled: config.playground, log })
  const turn = createTurn({
    store,
    files,
    clock,
    box,
    log,
    desk,
    teams: teams !== null,
    deskSettings: () => deskSettings(store),
    fetchMedia: withUploads(createMediaFetcher({ accountSid, authTokens, apiUrl, log }), files),
    fileLink: doors.agentFile,
    mediaUrl: async (file) => agentDesk?.mediaUrl(file) ?? null,
    showTyping: async (messageId) => (settings.feature('typing') ? showTyping(messageId) : undefined),
    services: {
      cases,
      companies,
      registry,
      mailer: smtpUrl ? createMailer({ smtpUrl, log }) : null,
      reader,
      recogniser: createRecogniser(),
      // Photos carry their own date (bot/commit-turn.ts); the other two are the console's to set.
      keeps: () => ({ ...retention(), photos: FILE_DAYS }),
      sixDigits: () => String(randomInt(1_000_000)).padStart(6, '0'),
      uploadLink: doors.upload,
      downloadLink: doors.resetFile,
    },
  })
  const workers = createWorkers({
    store,
    clock,
    log,
    turn,
    desk,
    apology: (conversation) => apologise(store, conversation, { clock, box }),
    senders: {
      ...(agentDesk ? { teams: agentDesk.sender } : {}),
      whatsapp: createWhatsAppSender({
        client,
        from,
        messagingServiceSid,
        publicUrl,
        templates: createTemplateRegistry({ client, definitions: allTemplates(), log }),
        secrets: box,
        isKnownSid: async (sid) => (await store.count('outbox', { providerId: sid })) > 0,
        pacer: createPacer(),
        clock,
        log,
      }),
    },
  })
  const hearStatus = async (report: StatusReport) => {
    if (await onStatus(store, report, clock, desk)) workers.wake()
  }
  if (agentDesk) http.app.use(agentDesk.router)
  http.app.use(
    createWhatsAppWebhooks({
      config: { publicUrl, accountSid, authTokens },
      inbox: workers.inbox,
      onStatus: hearStatus,
      clock,
      log,
    }),
  )
  http.app.use(
    createFilesRouter({ links, store, files, inbox: workers.inbox, reader, open: doors.open, clock, log }),
  )
  const managers = createConsole(
    {
      store,
      files,
      box,
      clock,
      log,
      publicUrl: () => publicUrl,
      playground: config.playground,
      whisper: (given, at) => whisper({ store, work: deskWork, teams: teams !== null }, given, at),
      letters: deadLetters(store, () => workers.wake()),
      templates: () => templateStates(client),
      neighbours: neighboursOf({
        config,
        store,
        urls: { whatsapp: apiUrl, platform: platformAt?.url ?? null, vies: viesUrl, sirene: sireneUrl },
        smtpUrl,
        teams,
      }),
      settings,
    },
    { oidc: config.oidc, claimRoles: config.claimRoles, teams: config.teams },
  )
  http.app.use('/console', managers.router)
  if (neighbours) http.app.use('/playground', neighbours.playground.router)
  http.finish()
  // A lease of a process that died belongs to nobody when no other process can use this data.
  if (exclusive) await freeLanes(store)
  workers.start()
  await neighbours?.open()
  casework.start()
  managers.start()
  const upkeep = neighbours
    ? null
    : startTwilioUpkeep({
        client,
        store,
        from,
        apiUrl,
        inbox: workers.inbox,
        transcripts: () => retention().transcripts,
        onStatus: hearStatus,
        clock,
        log,
      })
  const chores = [() => links.purge(), ...(upkeep ? [upkeep.forget] : [])]
  const housekeeping = startHousekeeping({ store, files, clock, log, chores })
  if (neighbours) {
    // Stopped a moment after the start, this finds nobody any more.
    void syncTemplates(client, { dryRun: false }).catch((err) =>
      log.debug({ err }, 'templates were not made'),
    )
  }
  const stopListening = clock.onSet(() => workers.wake())

  return {
    url,
    greeting: greeting(config, listening.port, publicUrl),
    async close() {
      stopListening()
      listening.server.close()
      listening.server.closeAllConnections()
      await upkeep?.stop()
      await managers.stop()
      await casework.stop()
      await workers.stop()
      await housekeeping.stop()
      await neighbours?.close()
      await reader.close()
      await store.close()
    },
  }
}
