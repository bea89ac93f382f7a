import { clockTime } from '../js/format.js'
import { startTheme } from '../js/theme.js'

/** Shows the caught mails, newest first, and looks for new ones every two seconds. */
const list = document.getElementById('mails')
const empty = document.getElementById('empty')
let newest = 0

/** @param {string} name @param {string} text @param {string} [className] */
function element(name, text, className) {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

async function look() {
  const { mails } = await (await fetch('api/mails')).json()
  if (mails.length === 0 || mails[0].id === newest) return
  newest = mails[0].id
  empty.hidden = true
  list.replaceChildren(
    ...mails.map((mail) => {
      const item = document.createElement('li')
      const to = element('div', `À : ${mail.to} · ${clockTime(new Date(mail.at))}`, 'to')
      item.append(element('strong', mail.subject), to, element('p', mail.text))
      return item
    }),
  )
}

startTheme()
setInterval(() => look().catch(() => {}), 2000)
look().catch(() => {})
