import type { Activity } from 'botbuilder'
import { readUpTo } from '../../adapters/http/read-up-to.js'
import type { FileRef } from '../../hotline/desk-action.js'
import type { AgentBotParts } from './parts.js'

/** WhatsApp's own limit for what an agent sends on. */
const MAX_BYTES = 16 * 1024 * 1024
const TIMEOUT_MS = 8_000

/**
 * Files of a message. Pictures pasted into a thread lie at the connector; files of a personal chat at SharePoint, under
 * an address that is good for itself. Files put into a channel cannot be fetched by a bot: `unreachable`.
 */
export async function takeAttachments(
  parts: AgentBotParts,
  activity: Activity,
): Promise<{ files: FileRef[]; unreachable: boolean }> {
  const files: FileRef[] = []
  let unreachable = false
  for (const attachment of activity.attachments ?? []) {
    const { contentType = '', contentUrl, name = null } = attachment
    // The message itself once more, as HTML.
    if (contentType === 'text/html' || contentType.startsWith('application/vnd.microsoft.card')) continue
    const taken =
      contentType === 'application/vnd.microsoft.teams.file.download.info'
        ? await fromSharePoint((attachment.content as { downloadUrl?: string } | undefined)?.downloadUrl)
        : contentType.startsWith('image/') && contentUrl
          ? await fromConnector(parts, activity.serviceUrl, contentUrl)
          : null
    if (taken) files.push(await parts.keepFile({ ...taken, name }))
    else unreachable = true
  }
  return { files, unreachable }
}

interface Taken {
  bytes: Uint8Array
  contentType: string
}

/** Our token goes to the service address the activity was signed for, and nowhere else. */
async function fromConnector(parts: AgentBotParts, serviceUrl: string, url: string): Promise<Taken | null> {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(serviceUrl).origin) return null
  const answer = await parts.connector.attachment(url, MAX_BYTES)
  return answer.outcome === 'done' ? answer.value : null
}

/** Microsoft's file storage only: the address comes from outside, and this process stands inside a network. */
async function fromSharePoint(url: string | undefined): Promise<Taken | null> {
  if (!url || !URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' || !/\.(sharepoint\.com|sharepoint-df\.com|svc\.ms)$/.test(hostname)) return null
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) return null
    const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
    const bytes = await readUpTo(response, MAX_BYTES)
    return bytes && { bytes, contentType }
  } catch {
    return null
  }
}
