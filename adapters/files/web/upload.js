/** Sends the chosen files one after the other and says of each what became of it. */
const drop = document.getElementById('drop')
const list = document.getElementById('list')
const words = drop.dataset
const limit = Number(words.limit) * 1024 * 1024

/** One at a time: a phone on a building site has little bandwidth to share. */
let queue = Promise.resolve()

for (const id of ['choose', 'camera']) {
  const input = document.getElementById(id)
  input.addEventListener('change', () => {
    for (const file of input.files) add(file)
    input.value = ''
  })
}
drop.addEventListener('dragover', (event) => {
  event.preventDefault()
  drop.classList.add('over')
})
drop.addEventListener('dragleave', () => drop.classList.remove('over'))
drop.addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over')
  for (const file of event.dataTransfer.files) add(file)
})

/** @param {File} file */
function add(file) {
  const name = document.createElement('b')
  name.textContent = file.name
  const state = document.createElement('p')
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', `${words.sending} ${file.name}`)
  const row = document.createElement('li')
  row.append(name, bar, state)
  list.append(row)
  const start = () => {
    queue = queue.then(() => send(file, { row, bar, state, start }))
  }
  if (file.size > limit) return refuse({ bar, state }, words.large)
  start()
}

/** @returns {Promise<void>} resolves whatever happens */
function send(file, shown) {
  const { row, bar, state, start } = shown
  row.querySelector('button')?.remove()
  bar.hidden = false
  state.className = ''
  state.textContent = `${words.sending}…`
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${location.pathname}/upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total
    })
    request.addEventListener('load', () => {
      if (request.status === 201) receive(shown)
      else if (request.status >= 500) again(shown, start)
      else refuse(shown, problemIn(request))
      resolve()
    })
    request.addEventListener('error', () => {
      again(shown, start)
      resolve()
    })
    request.send(file)
  })
}

function receive({ bar, state }) {
  bar.hidden = true
  state.className = 'received'
  state.textContent = `✓ ${words.received}`
  document.getElementById('done').hidden = false
}

function refuse({ bar, state }, reason) {
  bar.hidden = true
  state.className = 'refused'
  state.textContent = `${words.refused}. ${reason}`
}

/** Something on the way failed: the file is still here, one touch sends it again. */
function again({ row, bar, state }, start) {
  bar.hidden = true
  state.className = 'refused'
  state.textContent = words.interrupted
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = words.retry
  button.addEventListener('click', start)
  row.append(button)
}

function problemIn(request) {
  try {
    return JSON.parse(request.responseText).error ?? ''
  } catch {
    // A link that has ended answers with a page.
    location.reload()
    return ''
  }
}
