import { byId, el, toast } from './dom.js'
import { closeDrawer, isDrawer } from './drawer.js'

/** Mails take a moment longer than the chat's own answer. */
const LATER_MS = 1500

/**
 * The last mail that was sent, with its code ready to be written: nobody has to look for it.
 * @param {(words: string) => void} write puts words in the message line
 */
export function createMail(write) {
  const box = byId('mail')
  let present = false
  let shown = 0
  let timer = 0
  /** A mail that was there before the page is no news, and its code may be an old one. */
  let opened = false

  async function look() {
    if (!present) return
    const answer = await fetch('/playground/mail/api/mails').catch(() => null)
    if (!answer?.ok) return
    const [mail] = (await answer.json()).mails
    const isNews = opened
    opened = true
    if (!mail || mail.id === shown) return
    shown = mail.id
    box.replaceChildren(...letter(mail, write))
    byId('mail-card').hidden = false
    byId('drawer').scrollTop = 0
    const code = codeOf(mail.text)
    const action = code && { label: `Écrire ${code}`, run: () => write(code) }
    if (isNews && isDrawer()) toast(`E-mail reçu\u00a0: ${mail.subject}`, action || undefined)
  }

  const again = () => {
    void look()
    clearTimeout(timer)
    timer = window.setTimeout(() => void look(), LATER_MS)
  }
  return {
    again,
    /** There is a mail catcher. */
    start() {
      present = true
      again()
    },
  }
}

/** The six digits of a mail, if it has them. @param {string} text */
const codeOf = (text) => /\b\d{6}\b/.exec(text)?.[0]

/**
 * @param {{to: string, subject: string, text: string}} mail
 * @param {(words: string) => void} write
 */
function* letter({ to, subject, text }, write) {
  yield el('h3', { class: 'mail-subject' }, subject)
  yield el('p', { class: 'soft small' }, `À\u00a0: ${to}`)
  const code = codeOf(text)
  if (!code) return
  const onclick = () => {
    closeDrawer()
    write(code)
  }
  yield el(
    'div',
    { class: 'row' },
    el('button', { type: 'button', class: 'button', onclick }, `Écrire ${code}`),
  )
}
