import { listen } from './api.js'
import { startAttachments } from './attachments.js'
import { createChat } from './chat.js'
import { showClock, startClock } from './clock.js'
import { createComposer } from './composer.js'
import { byId } from './dom.js'
import { closeDrawer, startDrawer } from './drawer.js'
import { showGuide } from './guide.js'
import { createListSheet } from './list-sheet.js'
import { createMail } from './mail.js'
import { becomeSomebodyElse, person, readableNumber, rename } from './person.js'
import { showSamples } from './samples.js'
import { createStatus } from './status.js'
import { startTheme } from './theme.js'

startTheme()
startDrawer()
startClock()
startAttachments()

const openList = createListSheet(
  (touched, message) => void chat.send({ text: '', touched, repliedTo: message.id }),
)
const composer = createComposer((message) => chat.send(message))
const chat = createChat({
  openList: (message) => void openList(message),
  reply: (message) => composer.reply(message),
})

const mail = createMail((words) => composer.write(words))
const status = createStatus(byId('chat-status'))
let stop = () => {}
function connect() {
  stop()
  stop = listen({
    snapshot: chat.snapshot,
    message(message) {
      if (!message.mine) {
        status.answered()
        mail.again()
      }
      chat.message(message)
    },
    clock: showClock,
    typing: status.typing,
    online: status.online,
  })
  byId('person-number').textContent = readableNumber()
  const name = /** @type {HTMLInputElement} */ (byId('person-name'))
  name.value = person.name
}

byId('person-name').addEventListener('change', (event) => {
  rename(/** @type {HTMLInputElement} */ (event.target).value)
})
byId('new-person').addEventListener('click', () => {
  becomeSomebodyElse()
  connect()
  closeDrawer()
})
for (const button of document.querySelectorAll('[data-say]')) {
  button.addEventListener('click', () => {
    closeDrawer()
    void chat.send({ text: /** @type {HTMLElement} */ (button).dataset.say ?? '' })
  })
}

connect()
void showSamples()
void showGuide((words) => composer.write(words)).then((tools) => {
  if (tools.some(({ url }) => url === '/playground/mail/')) mail.start()
})
