/** Activities as Teams takes them. Pure. Text of people is escaped: it is shown, never interpreted. */
import type { TeamsPayload } from '../../hotline/departures.js'
import type { Translate } from '../../locales/index.js'
import type { Card } from './cards/elements.js'
import type { DeskLinks } from './cards/ticket-card.js'
import type { OutgoingActivity } from './connector.js'

type Relay = Extract<TeamsPayload, { kind: 'relay' }>

export function cardActivity(card: Card): OutgoingActivity {
  return {
    type: 'message',
    summary: card.speak ?? '',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}

/** A line of the installer in the thread; files as links, pictures shown as well. */
export function relayActivity(relay: Relay, links: DeskLinks, translate: Translate): OutgoingActivity {
  const files = relay.files.map((file) => ({ ...file, url: links.file(file.hash) }))
  const lines = [
    `<b>${escapeHtml(relay.name)}</b>`,
    ...(relay.text ? [withBreaks(relay.text)] : []),
    ...files.map(({ url, name, contentType }) => {
      const title = escapeHtml(translate('desk.notice.file', { name: name ?? contentType }))
      return url ? `<a href="${escapeHtml(url)}">${title}</a>` : title
    }),
  ]
  const pictures = files.flatMap(({ url, contentType, name }) =>
    url && contentType.startsWith('image/')
      ? [{ contentType, contentUrl: url, ...(name ? { name } : {}) }]
      : [],
  )
  return {
    type: 'message',
    text: lines.join('<br>'),
    textFormat: 'xml',
    ...(pictures.length > 0 ? { attachments: pictures } : {}),
  }
}

/** A sentence of ours, with the people it is for called by name. */
export function noticeActivity(
  text: string,
  mention: readonly { teamsId: string; name: string }[],
): OutgoingActivity {
  const names = mention.map(({ name }) => `<at>${escapeHtml(name)}</at>`)
  return {
    type: 'message',
    text: [...names, withBreaks(text)].join(' '),
    textFormat: 'xml',
    ...(mention.length > 0
      ? {
          entities: mention.map(({ teamsId, name }) => ({
            type: 'mention',
            mentioned: { id: teamsId, name },
            text: `<at>${escapeHtml(name)}</at>`,
          })),
        }
      : {}),
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function withBreaks(text: string): string {
  return escapeHtml(text).replace(/\r?\n/g, '<br>')
}
