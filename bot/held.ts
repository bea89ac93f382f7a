import { type TemplateName, templateFor } from '../adapters/whatsapp/approved-templates.js'
import type { OutboundMessage } from '../adapters/whatsapp/message.js'
import { showCode } from '../dialogs/code.js'
import type { Reply, Session } from '../dialogs/session.js'
import type { Author } from '../models/message.js'
import type { TurnDraft } from './turn-draft.js'

/** More than this nobody reads on coming back. */
const HELD_MOST = 10

type Held = Session['facts']['held']

/**
 * Keeps what WhatsApp does not let us say freely (24 h after the person's last message). Answers which template calls
 * them back, or null when nothing is worth a call. Questions are not kept: the open one is put when they are back.
 */
export function hold(
  session: Session,
  replies: readonly Reply[],
  author: Author,
  agentId: string | null,
): TemplateName | null {
  const event = session.input.event?.kind
  // A reminder is its template; it would be stale by the time it is read.
  if (event === 'code_expiring') return 'follow_up'
  const kept = replies
    .filter((reply) => !reply.question && !reply.withCode)
    .map((reply) => ({
      text: reply.text,
      author: author === 'agent' ? ('agent' as const) : ('bot' as const),
      agentId,
      releaseId: reply.release?.releaseId ?? null,
    }))
  // Taken, handed back and taken again while they were away: read in one go, the same words count once.
  const repeated = new Set(kept.map(({ text }) => text))
  // Handed back: who had the case in between, and what was promised then, is overtaken; the last line says so.
  const overtaken = event === 'handed_back' ? session.facts.held.length - 1 : 0
  const before = session.facts.held.filter(
    ({ text, author: by, releaseId }, at) =>
      releaseId !== null || (!repeated.has(text) && (by === 'agent' || at >= overtaken)),
  )
  session.facts.held = latest([...before, ...kept])
  if (kept.some(({ releaseId }) => releaseId !== null)) return 'code_ready'
  // The reminder has called them already.
  if (event === 'code_expired') return null
  return author === 'agent' || session.owner !== 'bot' ? 'waiting' : 'reminder'
}

/** The oldest words give way; a code, which is opened again and not kept, takes no room from them and is never dropped. */
function latest(held: Held): Held {
  const words = held.filter(({ releaseId }) => releaseId === null).slice(-HELD_MOST)
  return held.filter((line) => line.releaseId !== null || words.includes(line))
}

export function toTemplate(session: Session, name: TemplateName): OutboundMessage {
  return {
    to: session.conversation,
    locale: session.locale,
    text: session.t(`whatsapp.template.${name}`, { case: session.case?.number ?? '' }),
    choices: [],
    template: templateFor(name, { case: session.case?.number ?? '' }),
  }
}

/** The person is back: what was held is said first, and a code that still lives is opened for them. */
export async function tellHeld(draft: TurnDraft): Promise<void> {
  const { session } = draft
  const { held } = session.facts
  session.facts.held = []
  for (const { text, author, agentId, releaseId } of held) {
    if (releaseId === null) {
      draft.write([{ text }], author, agentId)
      continue
    }
    // `delivered`: Twilio had taken it, and WhatsApp then said that it did not arrive.
    const release = session.case?.releases.find(
      ({ id, state }) => id === releaseId && (state === 'issued' || state === 'delivered'),
    )
    if (!release) continue
    await showCode(session, release)
    draft.write(session.replies.splice(0))
  }
}
