import { request } from './api.js'
import { sendFiles } from './attachments.js'
import { complain } from './chat.js'
import { byId, el } from './dom.js'
import { closeDrawer } from './drawer.js'

/**
 * @typedef {{name: string, kind: string, contentType: string, url: string, picture: boolean}} SampleFile
 * @typedef {{id: string, title: string, description: string, model: string, files: SampleFile[]}} Sample
 */

/** In the order in which the bot asks: what the device made, then the label, then the rest. */
const KINDS = [
  { fits: (file) => /DeviceKey/.test(file.name), label: 'Envoyer DeviceKey.xml' },
  { fits: (file) => file.kind === 'label', label: 'Envoyer la photo' },
  { fits: (file) => file.kind === 'qr', label: 'Envoyer le QR' },
  { fits: (file) => file.kind === 'receipt', label: 'Envoyer la facture' },
  { fits: (file) => file.kind === 'sadp', label: 'Envoyer l’export SADP' },
]
const OTHER = { label: 'Envoyer le fichier' }

/** @param {SampleFile} file */
function rank(file) {
  const at = KINDS.findIndex(({ fits }) => fits(file))
  return at === -1 ? KINDS.length : at
}

/** Devices whose photos and exports can be sent with one touch. */
export async function showSamples() {
  const box = byId('samples')
  try {
    const { samples } = await request('/samples')
    box.replaceChildren(...samples.map(card))
    if (samples.length === 0)
      box.replaceChildren(el('p', { class: 'soft small' }, 'Aucun appareil d’exemple n’est installé.'))
  } catch (error) {
    box.replaceChildren(el('p', { class: 'error' }, error instanceof Error ? error.message : ''))
  }
}

/** @param {Sample} sample */
function card(sample) {
  const shown = sample.files.find((file) => file.picture)
  const words = el('div', {}, el('h3', {}, sample.title), el('code', {}, sample.model))
  words.append(el('p', { class: 'soft small' }, sample.description))
  const head = el('div', { class: 'sample-head' })
  if (shown) {
    const thumb = el('a', { class: 'sample-thumb', href: shown.url, target: '_blank', rel: 'noopener' })
    thumb.append(el('img', { src: shown.url, alt: `Voir la photo\u00a0: ${sample.title}`, loading: 'lazy' }))
    head.append(thumb)
  }
  head.append(words)
  const buttons = sample.files
    .toSorted((a, b) => rank(a) - rank(b))
    .map((file) => {
      const onclick = () => void send(file)
      const { label } = KINDS.find(({ fits }) => fits(file)) ?? OTHER
      return el('button', { type: 'button', class: 'button', title: file.name, onclick }, label)
    })
  return el('div', { class: 'sample' }, head, el('div', { class: 'row' }, ...buttons))
}

/** @param {SampleFile} file */
async function send(file) {
  closeDrawer()
  try {
    const answer = await fetch(file.url)
    if (!answer.ok) throw new Error(`Le fichier ${file.name} manque.`)
    const blob = new Blob([await answer.arrayBuffer()], { type: file.contentType })
    await sendFiles([{ blob, name: file.name }])
  } catch (error) {
    complain(error)
  }
}
