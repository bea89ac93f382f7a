/**
 * The desk page: one team's channel in a simulated Teams, seen by the agent chosen above.
 * @typedef {{id: string, from: string, fromName: string, at: string, edits: number, activity: any}} Post
 * @typedef {{id: string, kind: 'thread'|'personal', memberId: string|null, posts: Post[]}} Thread
 * @typedef {{team: string, channel: string, members: {id: string, name: string}[], threads: Thread[]}} State
 */
import { byId, el, toast } from '../js/dom.js'
import { clockTime } from '../js/format.js'
import { startTheme } from '../js/theme.js'
import { cardWords, drawCard } from './card.js'
import { drawText } from './text.js'

const PERSONAL = 'personal'
/** @type {State} */
let state = { team: '', channel: '', members: [], threads: [] }
/** Id of the open conversation; `personal` while nothing was written in it yet. @type {string|null} */
let open = null
/** The visitor opened a conversation himself. */
let chosen = false
/** What only the one who clicked sees: post id and edit → card. @type {Map<string, any>} */
const answers = new Map()
/** Posts seen, for the mark of the unread. @type {Map<string, number>} */
const seen = new Map()

/** @type {HTMLSelectElement} */
const memberSelect = byId('member')
/** @type {HTMLFormElement} */
const composer = byId('composer')
/** @type {HTMLTextAreaElement} */
const field = byId('text')
/** @type {HTMLInputElement} */
const picture = byId('picture')

const member = () => memberSelect.value

startTheme()
byId('theme').addEventListener('click', () => render())
memberSelect.addEventListener('change', () => {
  localStorage.setItem('sesame.desk.member', member())
  answers.clear()
  if (open?.startsWith('a:') || open === PERSONAL) open = personalThread()?.id ?? PERSONAL
  render()
})

const source = new EventSource('./api/events')
source.addEventListener('state', (event) => {
  state = JSON.parse(event.data)
  showMembers()
  if (open === PERSONAL) open = personalThread()?.id ?? PERSONAL
  // The newest case opens by itself until the visitor has chosen one.
  if (!chosen && field.value === '') open = cases()[0]?.id ?? null
  render()
})

function showMembers() {
  if (memberSelect.options.length === state.members.length) return
  const chosen = localStorage.getItem('sesame.desk.member')
  memberSelect.replaceChildren(
    ...state.members.map(({ id, name }) => el('option', { value: id, selected: id === chosen }, name)),
  )
}

/** Threads of the channel, newest first. */
function cases() {
  return state.threads.filter(({ kind }) => kind === 'thread').reverse()
}

function personalThread() {
  return state.threads.find(({ kind, memberId }) => kind === 'personal' && memberId === member())
}

function render() {
  byId('channel').textContent = `${state.team} › ${state.channel}`
  byId('threads').replaceChildren(...cases().map((thread) => threadButton(thread.id, thread)))
  byId('chats').replaceChildren(threadButton(personalThread()?.id ?? PERSONAL, personalThread(), 'Sésame'))
  const thread = state.threads.find(({ id }) => id === open)
  byId('empty').hidden = open !== null
  composer.hidden = open === null
  field.placeholder = thread?.kind === 'thread' ? 'Répondre…' : 'Écrire au bot, par exemple « aide »…'
  showPosts(thread)
}

/** @param {string} id @param {Thread|undefined} thread @param {string} [title] */
function threadButton(id, thread, title) {
  const first = thread?.posts[0]
  const last = thread?.posts.at(-1)
  const count = thread?.posts.length ?? 0
  const current = id === open
  if (current) seen.set(id, count)
  const words = first ? summaryOf(first) : ''
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: count > (seen.get(id) ?? 0) ? 'unread' : undefined,
        'aria-current': current ? 'true' : undefined,
        onclick: () => {
          open = id
          chosen = true
          render()
        },
      },
      el('b', {}, title ?? words),
      el(
        'span',
        {},
        title ? '' : last && last !== first ? `${last.fromName} : ${summaryOf(last)}` : stateWords(first),
      ),
    ),
  )
}

/** @param {Post} post */
function summaryOf({ activity }) {
  const card = cardOf(activity)
  return (card ? (cardWords(card)[0] ?? activity.summary) : plain(activity.text ?? '')) || '…'
}

/** @param {Post|undefined} post */
function stateWords(post) {
  const card = post && cardOf(post.activity)
  return card ? (cardWords(card)[1] ?? '') : ''
}

/** @param {any} activity */
function cardOf(activity) {
  return activity.attachments?.find(
    (/** @type {any} */ { contentType }) => contentType === 'application/vnd.microsoft.card.adaptive',
  )?.content
}

/** @param {string} html */
function plain(html) {
  return new DOMParser().parseFromString(html.replaceAll('<br>', ' '), 'text/html').body.textContent ?? ''
}

/** What is drawn of each post. @type {Map<string, {node: HTMLElement, edits: number, answered: any}>} */
const drawn = new Map()
let drawnFor = ''

/** @param {Thread|undefined} thread */
function showPosts(thread) {
  const box = byId('posts')
  const here = `${open} ${member()} ${document.documentElement.dataset.theme}`
  if (here !== drawnFor) drawn.clear()
  drawnFor = here
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80
  const before = box.childElementCount
  const nodes = (thread?.posts ?? []).map((post) => {
    const before = drawn.get(post.id)
    const answered = answers.get(`${post.id} ${post.edits}`)
    const current = before && before.edits === post.edits && before.answered === answered
    // A form somebody is filling in stays as it is until it is sent or folded up.
    const inUse = before?.node.querySelector('.expanded') && before.answered === answered
    if (before && (current || inUse)) return before.node
    const node = drawPost(/** @type {Thread} */ (thread), post)
    drawn.set(post.id, { node, edits: post.edits, answered })
    return node
  })
  const same = nodes.length === before && nodes.every((node, index) => box.children[index] === node)
  if (same) return
  box.replaceChildren(...nodes)
  if (atEnd || before === 0) box.scrollTop = nodes.length > 1 ? box.scrollHeight : 0
}

/** @param {Thread} thread @param {Post} post */
function drawPost(thread, post) {
  const { activity } = post
  const card = answers.get(`${post.id} ${post.edits}`) ?? cardOf(activity)
  const body = card
    ? el(
        'div',
        { class: 'post-body card' },
        drawCard(card, (verb, data) => press(thread, post, verb, data)),
      )
    : el('div', { class: 'post-body' }, drawText(activity), ...pictures(activity))
  const mine = post.from === member()
  return el(
    'article',
    { class: mine ? 'post mine' : 'post' },
    el('p', { class: 'post-head' }, el('b', {}, post.fromName), ` ${clockTime(new Date(post.at))}`),
    body,
  )
}

/** @param {any} activity */
function pictures(activity) {
  const own = activity.picture ? [`./api/pictures/${activity.picture}`] : []
  const sent = (activity.attachments ?? [])
    .filter(
      (/** @type {any} */ { contentType, contentUrl }) => contentType.startsWith('image/') && contentUrl,
    )
    .map((/** @type {any} */ { contentUrl }) => new URL(contentUrl).pathname)
  return [...own, ...sent].map((src) => el('img', { src, alt: 'Image jointe' }))
}

/** @param {Thread} thread @param {Post} post @param {string} verb @param {Record<string, unknown>} data */
async function press(thread, post, verb, data) {
  chosen = true
  const answer = await ask('./api/click', { member: member(), thread: thread.id, post: post.id, verb, data })
  if (!answer) return
  const { type, value } = answer.body ?? {}
  if (type === 'application/vnd.microsoft.card.adaptive') {
    const now =
      state.threads.find(({ id }) => id === thread.id)?.posts.find(({ id }) => id === post.id) ?? post
    answers.set(`${post.id} ${now.edits}`, value)
    const said = cardWords(value)[0]
    if (said) toast(said)
    render()
  } else toast(typeof value === 'string' ? value : `Le bot a répondu ${answer.status}.`)
}

/** @param {string} path @param {unknown} body */
async function ask(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const read = await answer.json()
    if (!answer.ok) throw new Error(read.error)
    return read
  } catch (error) {
    toast(error instanceof Error ? error.message : 'Le serveur ne répond pas.')
    return null
  }
}

composer.addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = field.value.trim()
  if (!text || open === null) return
  field.value = ''
  if (!(await ask('./api/say', { member: member(), thread: open, text }))) field.value = text
})
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  composer.requestSubmit()
})
picture.addEventListener('change', async () => {
  const [file] = picture.files ?? []
  if (!file || open === null || open === PERSONAL) return
  const query = new URLSearchParams({ member: member(), thread: open, text: field.value.trim() })
  field.value = ''
  picture.value = ''
  const answer = await fetch(`./api/picture?${query}`, {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
  })
  if (!answer.ok) toast('L’image n’est pas partie.')
})
