/** The desk in Teams, put together from the configuration: a door for what comes in, a sender for what goes out. */
import { Router } from 'express'
import { createAboutPage } from '../adapters/teams/about-page.js'
import { createAccessTokens } from '../adapters/teams/access-token.js'
import { DeskAdapter } from '../adapters/teams/adapter.js'
import { type Connector, createConnector } from '../adapters/teams/connector.js'
import { examineTeams } from '../adapters/teams/doctor.js'
import { createDoctorDoor } from '../adapters/teams/doctor-door.js'
import { createFileDoor, type HandedIn, type Releasable } from '../adapters/teams/file-door.js'
import { createKeySource } from '../adapters/teams/openid-keys.js'
import { createTeamsRouter } from '../adapters/teams/router.js'
import { createTeamsSender } from '../adapters/teams/sender.js'
import { createThreadPace } from '../adapters/teams/thread-pace.js'
import { createTokenVerifier } from '../adapters/teams/token-verifier.js'
import type { CaseDoc } from '../cases/case.js'
import type { Clock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import { AppError } from '../core/errors.js'
import { sha256 } from '../core/ids.js'
import type { Log } from '../core/log.js'
import { deriveKey, Secret, type SecretBox } from '../core/secrets.js'
import type { FileStore, Store } from '../core/store.js'
import { readCode } from '../hotline/card-input.js'
import { teamsPayload } from '../hotline/departures.js'
import type { Desk } from '../hotline/desk.js'
import type { FileRef } from '../hotline/desk-action.js'
import { deskView } from '../hotline/desk-view.js'
import { createPlaces } from '../hotline/places.js'
import { releaseCandidates } from '../hotline/risk.js'
import { deskSettings } from '../hotline/settings.js'
import type { Sender } from '../jobs/ports.js'
import { translator } from '../locales/index.js'
import type { DeskAgentDoc } from '../models/desk.js'
import type { DeskTicketDoc } from '../models/desk-ticket.js'
import type { FileDoc } from '../models/file.js'
import { createAgentBot } from './agent-bot.js'
import { createRoster } from './agents/roster.js'
import { sayAnswer } from './agents/speech.js'
import { createWho } from './agents/who.js'
import { FILE_DAYS } from './commit-turn.js'

export interface AgentDesk {
  /** /api/messages, /files/desk/<token>, /teams/about and the doctor's door; mount at the root, before /files. */
  router: Router
  /** For the outbox: the channel `teams`. */
  sender: Sender
  connector: Connector
  /** Where WhatsApp can fetch an agent's file; null when it does not carry such a one. */
  mediaUrl(file: FileRef): Promise<string | null>
}

export interface AgentDeskParts {
  teams: NonNullable<Config['teams']>
  secretKeys: Config['secretKeys']
  publicUrl(): string
  store: Store
  files: FileStore
  box: SecretBox
  desk: Desk
  clock: Clock
  log: Log
}

const MEGABYTE = 1024 * 1024
/** What WhatsApp carries to a person, and how large. */
const CARRIED: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * MEGABYTE,
  'image/png': 5 * MEGABYTE,
  'application/pdf': 16 * MEGABYTE,
}

export function createAgentDesk(parts: AgentDeskParts): AgentDesk {
  const { teams, store, desk, clock, box, log } = parts
  const now = () => clock.now()
  const locale = async () => (await deskSettings(store)).locale
  const tokens = createAccessTokens(teams)
  const connector = createConnector({ appId: teams.appId, tokens })
  const places = createPlaces(store, now)
  const keys = createKeySource(teams.openIdMetadataUrl)
  const [key] = parts.secretKeys
  if (!key) throw new AppError('CONFIG_INVALID', 'SECRETS_KEY is wanted for the links to files in Teams')
  const door = createFileDoor({
    publicUrl: parts.publicUrl,
    key: deriveKey(key, 'desk-files'),
    now,
    handIn: (ticketId, agentId, file) => handIn(parts, ticketId, agentId, file),
    releasable: (ticketId) => releasable(store, ticketId),
    locale,
    read: (hash) => readFile(parts, hash),
  })
  const links = {
    file: door.file,
    upload: door.upload,
    ticket: (ticketId: string) => `${parts.publicUrl()}/console/cases/${ticketId}`,
  }
  const who = createWho({ connector, places, store, now })
  const roster = createRoster({ connector, places, store, desk, clock, log })
  const bot = {
    roster,
    store,
    desk,
    places,
    connector,
    clock,
    box,
    links,
    who,
    keepFile: (file: HandedIn) => keepFile(parts, file),
    log,
  }
  return {
    connector,
    async mediaUrl({ hash, contentType }) {
      const limit = CARRIED[contentType]
      const record = limit === undefined ? null : await store.get<FileDoc>('files', hash)
      return record && limit !== undefined && record.size <= limit ? door.whole(hash) : null
    },
    router: Router()
      .use(
        createTeamsRouter({
          verify: createTokenVerifier({ ...teams, keys }),
          adapter: new DeskAdapter(teams, tokens),
          run: createAgentBot(bot),
          log,
        }),
      )
      .use(door.router)
      .use(createAboutPage())
      .use(
        createDoctorDoor({
          key: deriveKey(key, 'doctor'),
          examine: () =>
            examineTeams({
              publicUrl: parts.publicUrl(),
              tokens,
              keys,
              connector,
              desk: () => places.get('desk'),
              locale,
            }),
        }),
      ),
    sender: createTeamsSender({
      connector,
      places,
      links,
      async view(ticketId) {
        const ticket = await store.get<DeskTicketDoc>('deskTickets', ticketId)
        return ticket && deskView(store, ticket)
      },
      readPayload: (payload) => teamsPayload.parse(payload),
      teamsIdOf: async (agentId) => (await store.get<DeskAgentDoc>('deskAgents', agentId))?.teamsId ?? null,
      locale,
      translator,
      pace: createThreadPace(),
      now,
      log,
    }),
  }
}

/** Kept as long as the files of a case. */
async function keepFile({ files, store, clock }: AgentDeskParts, file: HandedIn): Promise<FileRef> {
  const { contentType, name, bytes } = file
  const hash = await files.put(bytes)
  const createdAt = clock.now()
  const record = { contentType, size: bytes.length, createdAt }
  const expiresAt = new Date(createdAt.getTime() + FILE_DAYS * 86_400_000)
  await store.update<FileDoc>(
    'files',
    { _id: hash },
    { $set: { expiresAt }, $setOnInsert: record },
    { upsert: true },
  )
  return { hash, contentType, name }
}

/** A file from the upload page is a reply like one from the thread: only the owner's goes out. */
async function handIn(
  parts: AgentDeskParts,
  ticketId: string,
  agentId: string,
  file: HandedIn,
): Promise<string> {
  const { store, desk } = parts
  const { locale } = await deskSettings(store)
  const translate = translator(locale)
  const agent = await store.get<DeskAgentDoc>('deskAgents', agentId)
  if (!agent) return translate('desk.answer.not_allowed')
  const by = { id: agent._id, name: agent.name }
  if (file.release) {
    const ticket = await store.get<DeskTicketDoc>('deskTickets', ticketId)
    const code = readCode('xml', new TextDecoder().decode(file.bytes).trim())
    if (!ticket || !(code instanceof Secret)) return translate('desk.answer.code_form')
    const sealedCode = parts.box.seal(code, ticket.caseId ?? '')
    // The same form sent twice is one code.
    const key = `up.${sha256(file.bytes).slice(0, 32)}.${file.release.caseVersion}`
    const click = { kind: 'release', via: 'xml', ...file.release, sealedCode, byLink: true } as const
    return sayAnswer(await desk.act({ ticketId, agent: by, click, key }), translate, locale).text
  }
  const ref = await keepFile(parts, file)
  const answer = await desk.act({
    ticketId,
    agent: by,
    click: { kind: 'reply', text: '', files: [ref] },
    key: `up.${ref.hash.slice(0, 32)}`,
  })
  return sayAnswer(answer, translate, locale).text
}

async function releasable(store: Store, ticketId: string): Promise<Releasable | null> {
  const ticket = await store.get<DeskTicketDoc>('deskTickets', ticketId)
  const doc = ticket?.caseId ? await store.get<CaseDoc>('cases', ticket.caseId) : null
  return doc && { serials: releaseCandidates(doc), caseVersion: doc.version }
}

async function readFile({ store, files }: AgentDeskParts, hash: string) {
  const bytes = await files.get(hash)
  if (!bytes) return null
  const record = await store.get<FileDoc>('files', hash)
  return { bytes, contentType: record?.contentType ?? 'application/octet-stream', name: null }
}
