import * as api from './api.js'
import { complain } from './chat.js'
import { byId, el } from './dom.js'
import { fileSize } from './format.js'
import { openSheet } from './sheet.js'

/** The paper clip: camera, photos, documents; also dropped and pasted files. Each file is a message, as on WhatsApp. */
export function startAttachments() {
  const menu = byId('attach-menu')
  const button = byId('attach')

  const toggle = (open = menu.hidden) => {
    menu.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) menu.querySelector('button')?.focus()
  }
  button.addEventListener('click', () => toggle())
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Node} */ (event.target)
    if (!menu.hidden && !menu.contains(target) && !button.contains(target)) toggle(false)
  })
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('button')]
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
    if (event.key === 'Escape') {
      toggle(false)
      button.focus()
    }
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    if (event.key === 'ArrowUp') items.at(at - 1)?.focus()
  })

  for (const kind of ['camera', 'photos', 'documents']) {
    const input = /** @type {HTMLInputElement} */ (byId(`input-${kind}`))
    byId(`pick-${kind}`).addEventListener('click', () => {
      toggle(false)
      input.click()
    })
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])]
      input.value = ''
      void offer(files)
    })
  }
  startDrop()
  byId('text').addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    void offer(files)
  })
}

/** Shows what is about to go out, then sends it in order; the caption goes with the first. @param {File[]} files */
async function offer(files) {
  if (files.length === 0) return
  const caption = /** @type {HTMLInputElement} */ (byId('caption'))
  caption.value = ''
  const urls = files.map((file) => URL.createObjectURL(file))
  byId('preview-title').textContent = files.length > 1 ? `Envoyer ${files.length} fichiers` : 'Envoyer'
  byId('preview-files').replaceChildren(...files.map((file, index) => figure(file, urls[index] ?? '')))
  const send = await openSheet('preview', caption)
  for (const url of urls) URL.revokeObjectURL(url)
  if (send) await sendFiles(files, caption.value.trim())
}

/** @param {(File|{blob: Blob, name: string})[]} files @param {string} [caption] */
export async function sendFiles(files, caption = '') {
  for (const [index, file] of files.entries()) {
    const blob = file instanceof File ? file : file.blob
    try {
      await api.sendFile(blob, file.name, index === 0 ? caption : '')
    } catch (error) {
      complain(error)
      return
    }
  }
}

/** @param {File} file @param {string} url */
function figure(file, url) {
  const shown = file.type.startsWith('image/') && el('img', { src: url, alt: '' })
  return el('figure', {}, shown, el('figcaption', {}, `${file.name} (${fileSize(file.size)})`))
}

function startDrop() {
  const hint = byId('drop-hint')
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files')
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    hint.hidden = false
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) hint.hidden = true
  })
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    hint.hidden = true
    void offer([...(event.dataTransfer?.files ?? [])])
  })
}
