import { excerpt } from './bubble.js'
import { byId } from './dom.js'

/**
 * The line one writes in. Enter sends, Shift and Enter begins a line.
 * @param {(message: {text: string, repliedTo: string|null}) => Promise<boolean>} send
 */
export function createComposer(send) {
  const form = byId('composer')
  const text = /** @type {HTMLTextAreaElement} */ (byId('text'))
  const quoting = byId('quoting')
  /** @type {string|null} */
  let repliedTo = null

  const grow = () => {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight}px`
  }
  const stopQuoting = () => {
    repliedTo = null
    quoting.hidden = true
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const words = text.value.trim()
    if (words === '') return
    const message = { text: words, repliedTo }
    text.value = ''
    stopQuoting()
    grow()
    if (!(await send(message)) && text.value === '') text.value = words
  })
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    const owner = /** @type {HTMLFormElement} */ (form)
    owner.requestSubmit()
  })
  text.addEventListener('input', grow)
  byId('quoting-stop').addEventListener('click', stopQuoting)

  return {
    /** Puts words in the line, for the person to send. @param {string} words */
    write(words) {
      text.value = words
      grow()
      text.focus()
    },
    /** @param {import('./api.js').Message} message */
    reply(message) {
      repliedTo = message.id
      byId('quoting-text').textContent = excerpt(message)
      quoting.hidden = false
      text.focus()
    },
  }
}
