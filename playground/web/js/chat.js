import * as api from './api.js'
import { bubble } from './bubble.js'
import { byId, el, toast } from './dom.js'
import { dayName } from './format.js'

/**
 * The conversation on the screen.
 * @param {{openList(message: api.Message): void, reply(message: api.Message): void}} actions
 */
export function createChat(actions) {
  const scroller = byId('chat')
  const holder = byId('messages')
  const toEnd = byId('to-end')
  /** @type {Map<string, api.Message>} */
  const messages = new Map()
  let reading = false

  const context = {
    ...actions,
    /** @param {api.Touched} touched @param {api.Message} message */
    touch: (touched, message) => send({ text: '', touched, repliedTo: message.id }),
    /** @param {api.Message} message */
    resend: (message) => void api.resend(message.id).catch(complain),
  }

  /** @param {{text: string, repliedTo?: string|null, touched?: api.Touched}} message */
  async function send(message) {
    stickToEnd()
    try {
      await api.sendMessage(message)
      return true
    } catch (error) {
      complain(error)
      return false
    }
  }

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120
  const stickToEnd = () => scroller.scrollTo({ top: scroller.scrollHeight })

  /** Rows as they stand, with what they were drawn from: only what changed is drawn again. */
  /** @type {Map<string, {row: HTMLElement, from: string}>} */
  const drawn = new Map()

  /** @param {string} key @param {unknown} from @param {() => HTMLElement} make */
  function row(key, from, make) {
    const signature = JSON.stringify(from)
    const before = drawn.get(key)
    if (before?.from === signature) return before.row
    const made = make()
    drawn.set(key, { row: made, from: signature })
    return made
  }

  /** Days, groups and who has seen what depend on the neighbours. @param {string} [newId] */
  function draw(newId) {
    const list = [...messages.values()]
    const lastAnswer = list.findLastIndex((message) => !message.mine)
    const rows = []
    list.forEach((message, index) => {
      const before = list[index - 1]
      const day = dayName(new Date(message.at))
      const newDay = !before || dayName(new Date(before.at)) !== day
      if (newDay) rows.push(row(`day ${message.id}`, day, () => el('p', { class: 'day' }, day)))
      const first = newDay || before?.mine !== message.mine
      // Whoever answers has read.
      const seen = message.mine && message.status === 'delivered' && index < lastAnswer
      const quoted = messages.get(message.repliedTo ?? '')
      const made = row(message.id, [message, first, seen], () =>
        bubble(message, { ...context, first, seen, quoted }),
      )
      if (message.id === newId) made.firstElementChild?.classList.add('new')
      rows.push(made)
    })
    rows.forEach((each, index) => {
      if (holder.children[index] !== each) holder.insertBefore(each, holder.children[index] ?? null)
    })
    while (holder.children.length > rows.length) holder.lastElementChild?.remove()
    byId('starter').hidden = list.length > 0
  }

  /** Said once to screen readers; ticks that change later are not worth a word. @param {api.Message} message */
  function announce(message) {
    if (!message.mine) byId('announcer').textContent = `Sésame\u00a0: ${message.text}`
  }

  /** Blue ticks for the bot, once the page is really looked at. */
  function read() {
    const unread = [...messages.values()].some((message) => !message.mine && message.status === 'delivered')
    if (!unread || reading || document.hidden) return
    reading = true
    setTimeout(() => {
      reading = false
      void api.markRead().catch(() => undefined)
    }, 600)
  }

  scroller.addEventListener('scroll', () => (toEnd.hidden = atEnd()))
  toEnd.addEventListener('click', stickToEnd)
  document.addEventListener('visibilitychange', read)
  // A picture that arrives makes the end move away.
  holder.addEventListener(
    'load',
    (event) => event.target instanceof HTMLImageElement && toEnd.hidden && stickToEnd(),
    true,
  )

  return {
    send,
    /** @param {api.Message[]} all */
    snapshot(all) {
      messages.clear()
      drawn.clear()
      for (const message of all) messages.set(message.id, message)
      draw()
      stickToEnd()
      read()
    },
    /** @param {api.Message} message */
    message(message) {
      const isNew = !messages.has(message.id)
      const follow = atEnd() || (isNew && message.mine)
      messages.set(message.id, message)
      draw(isNew ? message.id : undefined)
      if (isNew) announce(message)
      if (follow) stickToEnd()
      else if (isNew) toEnd.hidden = false
      read()
    },
  }
}

/** @param {unknown} error */
export function complain(error) {
  toast(error instanceof Error ? error.message : String(error))
}
