/** Everything that happened, in order: what was said, what colleagues noted, what the house did. Pure. */
import { hasSentence, type SentenceKey, type Translate } from '../../locales/index.js'
import type { FileView, TimelineItem } from '../contract/case-view.js'
import type { Loaded } from './load.js'

export interface TimelineParts {
  loaded: Pick<Loaded, 'reset' | 'tickets' | 'messages' | 'row' | 'person'>
  /** Agents' names by id. */
  names: ReadonlyMap<string, string>
  translate: Translate
  file(hash: string, contentType: string, name: string | null): FileView
}

export function timeline(parts: TimelineParts): TimelineItem[] {
  const items = [...said(parts), ...noted(parts), ...happened(parts)]
  return items.sort((one, other) => one.at.localeCompare(other.at) || rank(one) - rank(other))
}

/** What was said in one turn has one moment: the question stands before its answer, what happened before both. */
function rank({ who }: TimelineItem): number {
  return ['installer', 'system', 'note', 'agent', 'bot'].indexOf(who)
}

function said({ loaded, names, file }: TimelineParts): TimelineItem[] {
  return loaded.messages.map((message) => ({
    id: message._id,
    at: message.at.toISOString(),
    who: message.author,
    name: message.agentId ? (names.get(message.agentId) ?? null) : null,
    text: message.text,
    choices: message.choices,
    files: message.files.map(({ hash, contentType, name }) => file(hash, contentType, name)),
    status: message.status,
    errorCode: message.errorCode,
  }))
}

/** The desk's own history: notes by their words, the rest as sentences. What was said stands in the transcript. */
function noted({ loaded, translate }: TimelineParts): TimelineItem[] {
  return loaded.tickets.flatMap((ticket) =>
    ticket.events
      .filter(({ kind }) => kind !== 'replied')
      .map((event, index): TimelineItem => {
        const bare = item(`${ticket._id}.${index}`, event.at)
        if (event.kind === 'noted') {
          return { ...bare, who: 'note', name: event.agentName, text: event.detail ?? '' }
        }
        const key = `desk.event.${event.kind}`
        const what = hasSentence(key) ? translate(key) : event.kind
        const detail = event.detail ? detailText(event.kind, event.detail, translate) : null
        const text = translate('console.happened.desk', { what: detail ? `${what} (${detail})` : what })
        return { ...bare, name: event.agentName, text }
      }),
  )
}

function detailText(kind: string, detail: string, translate: Translate): string {
  const keys = {
    refused: `desk.refusal_title.${detail}`,
    closed: `desk.closed.${detail}`,
    opened: `desk.cause.${detail}`,
  }
  const key = keys[kind as keyof typeof keys]
  return key && hasSentence(key) ? translate(key) : detail
}

function happened({ loaded: { reset, row }, translate }: TimelineParts): TimelineItem[] {
  const items: TimelineItem[] = []
  const say = (id: string, at: Date | null, key: SentenceKey, values = {}) => {
    if (at) items.push({ ...item(id, at), text: translate(key, values) })
  }
  if (!reset) return items
  say('opened', row.openedAt, 'console.happened.opened', { number: row.number })
  say('declaration', reset.declaration?.acceptedAt ?? null, 'console.happened.declaration')
  for (const release of reset.releases) {
    const { id, shortSerial: serial } = release
    say(`${id}.issued`, release.issuedAt, 'console.happened.issued', { serial })
    say(`${id}.delivered`, release.deliveredAt, 'console.happened.delivered', { serial })
    say(`${id}.opened`, release.openedAt, 'console.happened.code_opened', { serial })
    const ended = `desk.card.release_state.${release.state}`
    if (release.endedAt && hasSentence(ended)) {
      say(`${id}.ended`, release.endedAt, 'console.happened.code_ended', { serial, how: translate(ended) })
    }
  }
  const rating = reset.rating
  if (rating?.score) {
    say('rating', rating.answeredAt, 'console.happened.rated', { score: rating.score })
  }
  const outcome = translate(`console.outcome.${reset.outcome ?? 'cancelled'}`)
  say('closed', reset.closedAt, 'console.happened.closed', { outcome })
  return items
}

function item(id: string, at: Date): TimelineItem {
  return {
    id,
    at: at.toISOString(),
    who: 'system',
    name: null,
    text: '',
    choices: [],
    files: [],
    status: null,
    errorCode: null,
  }
}
