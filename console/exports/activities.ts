/**
 * A case as Bot Framework's tools keep one: an array of activities, which the Emulator opens as a `.transcript`. What
 * was said are messages; notes and what the house did are events, which such tools show in their log.
 * Source: Bot Framework Activity schema, https://github.com/microsoft/botframework-sdk (specs/botframework-activity).
 */
import type { CaseView, TimelineItem } from '../contract/case-view.js'
import { ZONE } from '../zone.js'
import { fileName } from './file-name.js'

export interface TranscriptActivity {
  type: 'message' | 'event'
  id: string
  timestamp: string
  localTimestamp: string
  localTimezone: string
  callerId: string
  channelId: string
  serviceUrl: string
  from: { id: string; name: string; role: 'user' | 'bot' }
  recipient: { id: string; name: string; role: 'user' | 'bot' }
  conversation: { id: string; name: string; isGroup: boolean; conversationType: string }
  locale: string
  text: string
  /** Required by the SDK's own type, which is what such files are checked with. */
  label: string
  valueType: string
  listenFor: string[]
  name?: string
  value?: unknown
  attachments?: { contentType: string; name: string; contentUrl?: string }[]
  suggestedActions?: { to: string[]; actions: { type: 'imBack'; title: string; value: string }[] }
  replyToId?: string
}

export function toActivities(view: CaseView): TranscriptActivity[] {
  const { row, person } = view
  const user = { id: person.id, name: person.name ?? person.address, role: 'user' as const }
  const bot = { id: 'sesame', name: 'Sésame', role: 'bot' as const }
  let asked: string | null = null
  return view.timeline.map((item) => {
    const mine = item.who === 'installer'
    const speaker = item.who === 'agent' ? { ...bot, id: 'agent', name: item.name ?? 'agent' } : bot
    const said = item.who === 'note' || item.who === 'system' ? event(item) : message(item)
    const activity: TranscriptActivity = {
      ...COMMON,
      ...said,
      id: item.id,
      timestamp: item.at,
      localTimestamp: item.at,
      channelId: row.channel,
      serviceUrl: `https://${row.channel}.invalid/`,
      from: mine ? user : speaker,
      recipient: mine ? bot : user,
      conversation: { id: row.id, name: row.number, isGroup: false, conversationType: 'personal' },
      locale: row.language === 'fr' ? 'fr-FR' : 'en-GB',
      ...(asked !== null && said.type === 'message' && !mine ? { replyToId: asked } : {}),
    }
    if (mine) asked = item.id
    return activity
  })
}

type Said = Omit<
  TranscriptActivity,
  keyof typeof COMMON | 'id' | 'timestamp' | 'localTimestamp' | 'channelId' | 'serviceUrl' | Speaking
>
type Speaking = 'from' | 'recipient' | 'conversation' | 'locale' | 'replyToId'

const COMMON = { localTimezone: ZONE, callerId: '', label: '', listenFor: [] as string[] }

function message({ text, choices, files }: TimelineItem): Said {
  return {
    type: 'message',
    valueType: '',
    text,
    ...(files.length > 0
      ? {
          attachments: files.map((file) => ({
            contentType: file.contentType || 'application/octet-stream',
            name: fileName(file),
            ...(file.url ? { contentUrl: `files/${fileName(file)}` } : {}),
          })),
        }
      : {}),
    ...(choices.length > 0
      ? {
          suggestedActions: {
            to: [],
            actions: choices.map((title) => ({ type: 'imBack', title, value: title })),
          },
        }
      : {}),
  }
}

function event({ who, name, text }: TimelineItem): Said {
  return { type: 'event', text, name: who, valueType: 'sesame/event', value: { text, by: name } }
}
