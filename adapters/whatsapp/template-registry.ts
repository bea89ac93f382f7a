import type { Log } from '../../core/log.js'
import type { TwilioClient } from './client.js'
import { type ContentDefinition, friendlyName } from './content-templates.js'

/** Finds the Content templates at Twilio; makes those that need no approval when they are missing. */
export interface TemplateRegistry {
  /** ContentSid of a template; rejects with Twilio's error when it can neither be found nor made. */
  sidOf(name: string, language: 'fr' | 'en'): Promise<string>
  /** Null when WhatsApp has not approved it (yet): the caller falls back. */
  approvedSidOf(name: string, language: 'fr' | 'en'): Promise<string | null>
}

export interface ExistingContent {
  sid: string
  friendlyName: string
  dateCreated: Date | null
}

export interface TemplatePlan {
  create: ContentDefinition[]
  keep: { definition: ContentDefinition; sid: string }[]
  /** Ours, but of words that are no longer used. */
  outdated: ExistingContent[]
}

/** What has to be done so that all wanted templates exist once. Where two processes made the same one, the older counts. */
export function planTemplates(
  wanted: readonly ContentDefinition[],
  existing: readonly ExistingContent[],
): TemplatePlan {
  const plan: TemplatePlan = { create: [], keep: [], outdated: [] }
  const used = new Set<string>()
  for (const definition of wanted) {
    const name = friendlyName(definition)
    const oldest = existing
      .filter((content) => content.friendlyName === name)
      .sort((a, b) => (a.dateCreated?.getTime() ?? 0) - (b.dateCreated?.getTime() ?? 0))[0]
    if (oldest) {
      plan.keep.push({ definition, sid: oldest.sid })
      used.add(oldest.sid)
    } else plan.create.push(definition)
  }
  plan.outdated = existing.filter(
    (content) => content.friendlyName.startsWith('sesame_') && !used.has(content.sid),
  )
  return plan
}

export async function listContent(client: TwilioClient): Promise<ExistingContent[]> {
  const contents = await client.content.v1.contents.list({ pageSize: 500, limit: 5000 })
  return contents.map(({ sid, friendlyName: name, dateCreated }) => ({
    sid,
    friendlyName: name ?? '',
    dateCreated: dateCreated ?? null,
  }))
}

/** Makes one template and, where it needs it, asks WhatsApp for approval. Returns its ContentSid. */
export async function createContent(client: TwilioClient, definition: ContentDefinition): Promise<string> {
  const { language, types, variables } = definition
  // The SDK sends this object as JSON as it stands; its own typing describes the answer's form instead.
  const request = { friendly_name: friendlyName(definition), language, variables, types }
  const { sid } = await client.content.v1.contents.create(request as never)
  if (definition.approval) await submitForApproval(client, definition, sid)
  return sid
}

/** Asks WhatsApp to approve the template; it answers in minutes to a day. */
export async function submitForApproval(
  client: TwilioClient,
  definition: ContentDefinition,
  sid: string,
): Promise<void> {
  if (!definition.approval) return
  const request = { name: friendlyName(definition), category: definition.approval.category }
  await client.content.v1.contents(sid).approvalCreate.create(request as never)
}

/** unsubmitted, received, pending, approved, rejected, paused, disabled. */
export async function approvalStatus(client: TwilioClient, sid: string): Promise<string> {
  const { whatsapp } = await client.content.v1.contents(sid).approvalFetch().fetch()
  return String((whatsapp as { status?: unknown } | null)?.status ?? 'unsubmitted')
}

/** How long an answer about approval is believed: WhatsApp may approve, pause or disable at any time. */
const APPROVAL_KNOWN_MS = 10 * 60_000

export function createTemplateRegistry(parts: {
  client: TwilioClient
  definitions: readonly ContentDefinition[]
  /** Milliseconds, from any start. */
  monotonicNow?: () => number
  log: Log
}): TemplateRegistry {
  const { client, definitions, log, monotonicNow = () => performance.now() } = parts
  const byKey = new Map(
    definitions.map((definition) => [keyOf(definition.name, definition.language), definition]),
  )
  const approvals = new Map<string, { status: string; at: number }>()
  /** One look at Twilio for all callers; forgotten when it failed, so that the next message tries again. */
  let known: Promise<Map<string, string>> | null = null
  const creating = new Map<string, Promise<string>>()

  async function load(): Promise<Map<string, string>> {
    const { keep } = planTemplates(definitions, await listContent(client))
    return new Map(keep.map(({ definition, sid }) => [keyOf(definition.name, definition.language), sid]))
  }

  async function knownSids(): Promise<Map<string, string>> {
    known ??= load()
    try {
      return await known
    } catch (error) {
      known = null
      throw error
    }
  }

  async function sidOf(name: string, language: 'fr' | 'en'): Promise<string> {
    const key = keyOf(name, language)
    const definition = byKey.get(key)
    if (!definition) throw new RangeError(`no template ${key}`)
    const sids = await knownSids()
    const found = sids.get(key)
    if (found) return found
    const pending =
      creating.get(key) ??
      createContent(client, definition).then((sid) => {
        log.info({ template: key, sid }, 'content template made')
        sids.set(key, sid)
        return sid
      })
    creating.set(key, pending)
    try {
      return await pending
    } finally {
      creating.delete(key)
    }
  }

  async function approvedSidOf(name: string, language: 'fr' | 'en'): Promise<string | null> {
    const definition = byKey.get(keyOf(name, language))
    const sid = definition && (await knownSids()).get(keyOf(name, language))
    // Made and submitted by `npm run whatsapp:templates` only: an approval is a deliberate act.
    if (!sid) return null
    const last = approvals.get(sid)
    if (last && monotonicNow() - last.at < APPROVAL_KNOWN_MS) return last.status === 'approved' ? sid : null
    const status = await approvalStatus(client, sid)
    approvals.set(sid, { status, at: monotonicNow() })
    if (status !== 'approved') log.warn({ template: keyOf(name, language), status }, 'template not approved')
    return status === 'approved' ? sid : null
  }

  return { sidOf, approvedSidOf }
}

function keyOf(name: string, language: string): string {
  return `${name}.${language}`
}
