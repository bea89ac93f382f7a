import { translator } from '../../locales/index.js'
import { cut, splitText } from './cut.js'
import {
  BUTTON_TITLE_MAX,
  BUTTONS_MAX,
  INTERACTIVE_BODY_MAX,
  LIST_BUTTON_MAX,
  LIST_ITEM_MAX,
  LIST_ITEMS_MAX,
  TEXT_MAX,
} from './limits.js'
import type { Choice, OutboundMessage } from './message.js'

/** One request to Twilio, decided. */
export type Rendered =
  | { kind: 'text'; body: string; mediaUrl?: string }
  | { kind: 'buttons'; body: string; choices: Choice[] }
  | { kind: 'list'; body: string; button: string; choices: Choice[] }
  | { kind: 'template'; name: string; locale: 'fr' | 'en'; variables: Record<string, string> }

/**
 * Buttons for up to three short titles, a list for up to ten, numbered text for the rest. Whoever cannot see a title
 * in full finds all of them numbered in the text; the number is understood as an answer. Total: what does not fit an
 * interactive message becomes numbered text, and text over the limit is the caller's mistake (see `split`).
 */
export function render(message: OutboundMessage): Rendered {
  const { template, mediaUrl, text, choices } = message
  if (template) {
    return { kind: 'template', name: template.name, locale: message.locale, variables: template.variables }
  }
  if (choices.length === 0) return { kind: 'text', body: text, ...(mediaUrl ? { mediaUrl } : {}) }
  const numberedBody = join(text, numbered(choices))
  // A file and buttons do not travel in one message.
  if (mediaUrl) return { kind: 'text', body: numberedBody, mediaUrl }
  if (asButtons(choices) && text !== '' && text.length <= INTERACTIVE_BODY_MAX) {
    return { kind: 'buttons', body: text, choices: [...choices] }
  }
  if (asList(choices) && numberedBody.length <= INTERACTIVE_BODY_MAX) {
    const button = cut(
      message.listButton ?? translator(message.locale)('conversation.list_button'),
      LIST_BUTTON_MAX,
    )
    return { kind: 'list', body: numberedBody, button, choices: listItems(choices) }
  }
  return { kind: 'text', body: numberedBody }
}

/**
 * The messages that one message becomes so that each is one request to Twilio, in order; the choices stand with the
 * last. The bot splits before it writes departures: each part is then retried on its own and none is sent twice.
 * A sealed message is not split (its words are not to be seen here): it must be short.
 */
export function split(message: OutboundMessage): OutboundMessage[] {
  if (message.template || message.sealedText !== undefined) return [message]
  if (message.mediaUrl && message.choices.length > 0) {
    const { mediaUrl, ...rest } = message
    return [{ to: message.to, locale: message.locale, text: '', choices: [], mediaUrl }, ...split(rest)]
  }
  const fits = render(message)
  if (fits.kind !== 'text' || (fits.body.length <= TEXT_MAX && !wouldGainChoices(message))) return [message]
  const plain = (text: string): OutboundMessage => ({
    to: message.to,
    locale: message.locale,
    text,
    choices: [],
  })
  if (message.choices.length === 0) {
    const [first = '', ...others] = splitText(message.text, TEXT_MAX)
    return [{ ...message, text: first }, ...others.map(plain)]
  }
  // Room for the numbered titles beside the last words; at least a question's worth of text goes with them.
  const titles = asButtons(message.choices) ? 0 : numbered(message.choices).length + 2
  const room = Math.max(INTERACTIVE_BODY_MAX - titles, 0)
  if (room < MIN_TAIL) {
    const lists = splitText(numbered(message.choices), TEXT_MAX)
    return [...splitText(message.text, TEXT_MAX), ...lists].filter((text) => text !== '').map(plain)
  }
  const [head, tail] = splitTail(message.text, room)
  return [
    ...splitText(head, TEXT_MAX)
      .filter((text) => text !== '')
      .map(plain),
    { ...message, text: tail },
  ]
}

/** Less text than this beside the choices is not a question any more. */
const MIN_TAIL = 120

/** Buttons or a list were possible had the text been shorter. */
function wouldGainChoices(message: OutboundMessage): boolean {
  if (message.choices.length === 0 || message.mediaUrl) return false
  return render({ ...message, text: '?' }).kind !== 'text'
}

/** The end of the text, at most `room` long and starting at a paragraph if one can, and what stands before it. */
function splitTail(text: string, room: number): [string, string] {
  for (const { index } of text.matchAll(/\n{2,}/g)) {
    const tail = text.slice(index).trim()
    if (tail.length <= room && tail !== '') return [text.slice(0, index).trimEnd(), tail]
  }
  const tail = splitText(text, room).pop() ?? ''
  return [
    text
      .trimEnd()
      .slice(0, text.trimEnd().length - tail.length)
      .trimEnd(),
    tail,
  ]
}

function asButtons(choices: readonly Choice[]): boolean {
  const titles = new Set(choices.map((choice) => choice.title))
  return (
    choices.length <= BUTTONS_MAX &&
    titles.size === choices.length &&
    idsDiffer(choices) &&
    choices.every((choice) => choice.title.length <= BUTTON_TITLE_MAX && !choice.description)
  )
}

function asList(choices: readonly Choice[]): boolean {
  return choices.length <= LIST_ITEMS_MAX && idsDiffer(choices)
}

/** WhatsApp refuses a question in which two answers have one id. */
function idsDiffer(choices: readonly Choice[]): boolean {
  return new Set(choices.map((choice) => choice.id)).size === choices.length
}

/** Where a title is cut, all carry the number under which the text shows them in full. */
function listItems(choices: readonly Choice[]): Choice[] {
  const anyCut = choices.some((choice) => choice.title.length > LIST_ITEM_MAX)
  return choices.map(({ id, title }, index) => ({
    id,
    title: cut(anyCut ? `${index + 1}. ${title}` : title, LIST_ITEM_MAX),
  }))
}

function numbered(choices: readonly Choice[]): string {
  return choices
    .map(({ title, description }, index) => `${index + 1}. ${title}${description ? ` (${description})` : ''}`)
    .join('\n')
}

function join(text: string, list: string): string {
  return text === '' ? list : `${text}\n\n${list}`
}
