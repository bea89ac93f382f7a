import { byId, el } from './dom.js'
import { openSheet } from './sheet.js'

/**
 * The list of a question, as WhatsApp shows it: from below, one choice, then send.
 * @param {(touched: import('./api.js').Touched, message: import('./api.js').Message) => void} onChosen
 */
export function createListSheet(onChosen) {
  const options = byId('list-options')
  const send = /** @type {HTMLButtonElement} */ (byId('list-send'))

  /** @param {import('./api.js').Message} message */
  return async (message) => {
    const { button, options: offered } = message.content
    byId('list-title').textContent = button
    send.disabled = true
    const rows = offered.map(({ id, title, description }) => {
      const input = el('input', { type: 'radio', name: 'choice', value: id })
      const words = el('span', {}, title, description && el('small', {}, description))
      return el('label', {}, words, input)
    })
    options.replaceChildren(...rows)
    options.onchange = () => {
      send.disabled = false
    }
    if (!(await openSheet('list-sheet', options.querySelector('input')))) return
    const id = /** @type {HTMLInputElement|null} */ (options.querySelector('input:checked'))?.value
    const option = offered.find((each) => each.id === id)
    if (option) onChosen({ kind: 'list', id: option.id, title: option.title }, message)
  }
}
