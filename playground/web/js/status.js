/** WhatsApp shows it this long when no answer comes. */
const TYPING_MS = 25_000

/**
 * The line under the name: online, offline, or about to answer.
 * @param {HTMLElement} line
 */
export function createStatus(line) {
  let online = false
  let timer = 0
  const show = (/** @type {string|undefined} */ words) => {
    line.textContent = words ?? (online ? 'en ligne' : 'hors ligne, nouvel essai…')
  }
  const answered = () => {
    clearTimeout(timer)
    show()
  }
  return {
    answered,
    /** @param {boolean} yes */
    online(yes) {
      online = yes
      show()
    },
    typing() {
      show('écrit…')
      clearTimeout(timer)
      timer = window.setTimeout(answered, TYPING_MS)
    },
  }
}
