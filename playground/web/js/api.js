/**
 * @typedef {{id: string, name: string, contentType: string, size: number, picture: boolean, url: string}} PhoneFile
 * @typedef {{id: string, title: string, description: string|null}} Option
 * @typedef {{kind: 'buttons'|'list', button: string|null, options: Option[]}} Content
 * @typedef {{id: string, mine: boolean, text: string, at: string,
 *   status: 'sending'|'sent'|'delivered'|'read'|'failed', errorCode: number|null, files: PhoneFile[],
 *   content: Content|null, repliedTo: string|null}} Message
 * @typedef {{now: string|null, current: string}} ClockState
 * @typedef {{kind: 'buttons'|'list', id: string, title: string}} Touched
 */
import { person } from './person.js'

const BASE = '/playground/api'

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
export async function request(path, init) {
  let answer
  try {
    answer = await fetch(BASE + path, init)
  } catch {
    throw new Error('Le serveur ne répond pas. Est-il toujours démarré\u00a0?')
  }
  const body = answer.headers.get('content-type')?.includes('json') ? await answer.json() : null
  if (!answer.ok) throw new Error(body?.error ?? `Le serveur a répondu ${answer.status}.`)
  return body
}

/** @param {string} path @param {unknown} body */
export function post(path, body) {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const phone = () => `/phone/${encodeURIComponent(person.number)}`

/** @param {{text: string, repliedTo?: string|null, touched?: Touched}} message */
export function sendMessage({ text, repliedTo = null, touched }) {
  return post(`${phone()}/messages`, {
    text,
    repliedTo,
    profile: person.name,
    ...(touched ? { touched } : {}),
  })
}

/** @param {Blob} blob @param {string} name @param {string} [caption] */
export function sendFile(blob, name, caption = '') {
  const query = new URLSearchParams({ name, caption, profile: person.name })
  const headers = { 'content-type': blob.type || 'application/octet-stream' }
  return request(`${phone()}/files?${query}`, { method: 'POST', headers, body: blob })
}

export function markRead() {
  return request(`${phone()}/read`, { method: 'POST' })
}

/** @param {string} id */
export function resend(id) {
  const query = new URLSearchParams({ profile: person.name })
  return request(`${phone()}/resend/${id}?${query}`, { method: 'POST' })
}

/**
 * @param {{snapshot(messages: Message[]): void, message(message: Message): void, clock(state: ClockState): void,
 *   typing(): void, online(yes: boolean): void}} listener
 * @returns {() => void} ends the stream
 */
export function listen(listener) {
  const source = new EventSource(`${BASE}${phone()}/events`)
  source.addEventListener('open', () => listener.online(true))
  source.addEventListener('error', () => listener.online(false))
  source.addEventListener('snapshot', (event) => {
    const { messages, clock } = JSON.parse(event.data)
    listener.snapshot(messages)
    listener.clock(clock)
  })
  source.addEventListener('message', (event) => listener.message(JSON.parse(event.data)))
  source.addEventListener('typing', () => listener.typing())
  source.addEventListener('clock', (event) => listener.clock(JSON.parse(event.data)))
  return () => source.close()
}
