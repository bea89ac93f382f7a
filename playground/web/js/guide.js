import { request } from './api.js'
import { byId, el } from './dom.js'
import { closeDrawer } from './drawer.js'

/**
 * Example companies, and links to the other simulated services.
 * @param {(words: string) => void} write puts words in the message line
 * @returns {Promise<{url: string}[]>} the other services
 */
export async function showGuide(write) {
  const box = byId('companies')
  try {
    const { companies, tools } = await request('/guide')
    box.replaceChildren(...companies.map((company) => companyRow(company, write)))
    if (companies.length === 0)
      box.replaceChildren(el('p', { class: 'soft small' }, 'Aucune société d’exemple.'))
    byId('links-card').hidden = tools.length === 0
    byId('links').replaceChildren(...tools.map(link))
    return tools
  } catch (error) {
    box.replaceChildren(el('p', { class: 'error' }, error instanceof Error ? error.message : ''))
    return []
  }
}

/** @param {{name: string, vat: string, note: string}} company @param {(words: string) => void} write */
function companyRow({ name, vat, note }, write) {
  const put = (/** @type {string} */ words) => () => {
    closeDrawer()
    write(words)
  }
  return el(
    'div',
    { class: 'company' },
    el('h3', {}, name),
    el('code', {}, vat),
    el('p', { class: 'soft small' }, note),
    el(
      'div',
      { class: 'row' },
      el('button', { type: 'button', class: 'button', onclick: put(vat) }, 'Écrire le n°\u00a0de TVA'),
      el('button', { type: 'button', class: 'button', onclick: put(mailOf(name)) }, 'Écrire l’e-mail'),
      el('button', { type: 'button', class: 'button', onclick: put(name) }, 'Écrire le nom'),
    ),
  )
}

/** An address that nobody has: example.fr is the playground's own. @param {string} name */
function mailOf(name) {
  const words = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return `contact@${words.replace(/[^a-z0-9]+/g, '-')}.example.fr`
}

/** @param {{url: string, label: string, description: string}} tool */
function link({ url, label, description }) {
  return el(
    'li',
    {},
    el('a', { href: url, target: '_blank', rel: 'noopener' }, label),
    el('small', {}, description),
  )
}
