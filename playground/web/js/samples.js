import { request } from './api.js'
import { sendFiles } from './attachments.js'
import { complain } from './chat.js'
import { byId, el } from './dom.js'
import { closeDrawer } from './drawer.js'

/**
 * @typedef {{name: string, kind: string, contentType: string, url: string, picture: boolean}} SampleFile
 * @typedef {{id: string, title: string, description: string, model: string, files: SampleFile[]}} Sample
 */

const LABELS = {
  label: 'Envoyer la photo',
  sadp: 'Envoyer l’export',
  qr: 'Envoyer le QR',
  receipt: 'Envoyer la facture',
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
  const buttons = sample.files.map((file) => {
    const onclick = () => void send(file)
    const label = LABELS[file.kind] ?? 'Envoyer'
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
