import { el, icon } from './dom.js'
import { clockTime, fileSize } from './format.js'
import { formatted } from './markup.js'

const ONE_TICK = 'M2 6.5 5.5 10 12 2.5'
const TWO_TICKS = 'M1 6.5 4.5 10 11 2.5M8 9.5l.6.5L15.5 2.5'
const CLOCK = 'M9 1.5a4.7 4.7 0 1 0 0 9.4 4.7 4.7 0 0 0 0-9.4ZM9 3.8v2.7l1.7 1'
const REPLY = 'M10 9V5l-7 7 7 7v-4.1c5 0 8.500 1.600 11 5.100-1-5-4-10-11-11Z'
const LIST = 'M4 6h2v2H4zm4 0h12v2H8zM4 11h2v2H4zm4 0h12v2H8zM4 16h2v2H4zm4 0h12v2H8z'

const TICKS = {
  sending: ['en cours d’envoi', CLOCK],
  sent: ['envoyé', ONE_TICK],
  delivered: ['distribué', TWO_TICKS],
  read: ['lu', TWO_TICKS],
}

/** What WhatsApp's refusals mean, for somebody who plays with the window of 24 hours. */
const REASONS = {
  63016: 'Plus de 24 h sans message de vous\u00a0: WhatsApp ne laisse passer qu’un modèle approuvé.',
  63019: 'WhatsApp n’a pas pu prendre ce fichier.',
  63021: 'WhatsApp refuse la forme de ce message.',
}

/**
 * @typedef {import('./api.js').Message} Message
 * @param {Message} message
 * @param {{first: boolean, seen: boolean, quoted: Message|undefined,
 *   touch(touched: import('./api.js').Touched, message: Message): void, openList(message: Message): void,
 *   reply(message: Message): void, resend(message: Message): void}} context
 * @returns {HTMLElement}
 */
export function bubble(message, context) {
  const box = el('div', { class: `bubble${message.mine ? ' mine' : ''}${context.first ? ' first' : ''}` })
  if (context.quoted) box.append(el('p', { class: 'quote' }, excerpt(context.quoted)))
  for (const file of message.files) box.append(file.picture ? picture(file) : document_(file))
  if (message.text) box.append(el('div', { class: 'bubble-text' }, formatted(message.text)))
  box.append(foot(message, context.seen))
  if (message.status === 'failed') box.append(failure(message, context))
  if (!message.mine) {
    const label = 'Répondre à ce message'
    const onclick = () => context.reply(message)
    box.append(
      el('button', { type: 'button', class: 'icon-button reply', 'aria-label': label, onclick }, icon(REPLY)),
    )
  }
  const row = el('div', { class: 'message' }, box)
  row.dataset.id = message.id
  if (message.content) row.append(options(message, context))
  return row
}

/** One line that stands for a message. @param {Message} message */
export function excerpt(message) {
  const text = message.text || message.files.map(({ name }) => name).join(', ')
  // Its marks (*bold*) would only be in the way on one line.
  const plain = (formatted(text).textContent ?? '').replace(/\s+/g, ' ')
  return plain.length > 90 ? `${plain.slice(0, 89)}…` : plain
}

/** @param {Message} message @param {boolean} seen */
function foot(message, seen) {
  const at = new Date(message.at)
  const line = el('div', { class: 'bubble-foot' }, el('time', { dateTime: message.at }, clockTime(at)))
  if (message.mine && message.status !== 'failed') {
    const status = seen ? 'read' : message.status
    const [label, path] = TICKS[status] ?? TICKS.sent
    line.append(icon(path, `ticks${status === 'read' ? ' read' : ''}`, '0 0 18 12'))
    line.append(el('span', { class: 'sr-only' }, label))
  }
  return line
}

/** @param {Message} message @param {{resend(message: Message): void}} context */
function failure(message, context) {
  if (!message.mine) {
    return el(
      'p',
      { class: 'failed-note' },
      `Non distribué. ${REASONS[message.errorCode] ?? `Erreur ${message.errorCode}.`}`,
    )
  }
  const onclick = () => context.resend(message)
  return el(
    'p',
    { class: 'failed-note' },
    'Le service ne l’a pas pris. ',
    el('button', { type: 'button', onclick }, 'Renvoyer'),
  )
}

/** @param {import('./api.js').PhoneFile} file */
function picture(file) {
  const link = el('a', { href: file.url, target: '_blank', rel: 'noopener', title: file.name })
  link.append(el('img', { class: 'picture', src: file.url, alt: `Photo ${file.name}`, loading: 'lazy' }))
  return link
}

/** @param {import('./api.js').PhoneFile} file */
function document_(file) {
  const kind = file.name.includes('.') ? file.name.split('.').at(-1)?.slice(0, 5) : 'doc'
  const words = el('span', {}, el('b', {}, file.name), el('small', {}, fileSize(file.size)))
  return el(
    'a',
    { class: 'document', href: file.url, download: file.name },
    el('span', { class: 'kind' }, kind),
    words,
  )
}

/** Buttons under a question, or the one that opens its list. */
function options(message, context) {
  const { kind, button, options: offered } = message.content
  const box = el('div', { class: 'options' })
  if (kind === 'list') {
    const onclick = () => context.openList(message)
    box.append(el('button', { type: 'button', 'aria-haspopup': 'dialog', onclick }, icon(LIST), button))
    return box
  }
  for (const { id, title } of offered) {
    const onclick = () => context.touch({ kind, id, title }, message)
    box.append(el('button', { type: 'button', onclick }, title))
  }
  return box
}
