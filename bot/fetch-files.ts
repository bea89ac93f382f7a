import type { FetchedMedia } from '../adapters/whatsapp/media.js'
import type { InboundMessage } from '../adapters/whatsapp/message.js'
import { isAppError } from '../core/errors.js'
import { sha256 } from '../core/ids.js'
import type { TurnFile } from '../dialogs/session.js'

export interface FetchParts {
  fetchMedia(url: string): Promise<FetchedMedia>
}

/**
 * Gets the files of a message. One that cannot be had is answered as a problem the person can do something about.
 * Nothing is kept here: a picture with a share QR must leave no copy, and only its reader knows (dialogs/intake.ts).
 */
export async function fetchFiles(message: InboundMessage, { fetchMedia }: FetchParts): Promise<TurnFile[]> {
  const fetched: TurnFile[] = []
  for (const media of message.media) {
    try {
      const { bytes, contentType, name } = await fetchMedia(media.url)
      fetched.push({
        hash: sha256(bytes),
        bytes,
        contentType: contentType || media.contentType,
        name: media.name ?? name,
      })
    } catch (error) {
      fetched.push({ problem: problemOf(error) })
    }
  }
  return fetched
}

function problemOf(error: unknown): 'too_large' | 'empty' | 'media_failed' {
  if (isAppError(error, 'FILE_TOO_LARGE')) return 'too_large'
  if (isAppError(error, 'FILE_EMPTY')) return 'empty'
  return 'media_failed'
}
