/** Messages as Teams shows them: plain text, a little HTML, a little Markdown. Never more than these few elements. */
import { el } from '../js/dom.js'

/** @param {{text?: string, textFormat?: string}} activity @returns {Node} */
export function drawText({ text = '', textFormat }) {
  if (textFormat === 'xml') return fromHtml(text)
  return textFormat === 'markdown' ? fromMarkdown(text) : document.createTextNode(text)
}

/** @param {string} html */
function fromHtml(html) {
  const box = document.createDocumentFragment()
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  copy(parsed.body, box)
  return box
}

/** @param {Node} from @param {Node} to */
function copy(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(node.textContent ?? ''))
    if (!(node instanceof Element)) continue
    to.appendChild(allowed(node))
  }
}

/** @param {Element} node @returns {Node} */
function allowed(node) {
  const name = node.tagName.toLowerCase()
  if (name === 'br') return el('br')
  const href = name === 'a' ? node.getAttribute('href') : null
  const safe = href && /^https?:/.test(href) ? href : null
  const made = safe
    ? el('a', { href: safe, target: '_blank', rel: 'noopener' })
    : el(name === 'b' || name === 'at' ? 'b' : 'span')
  copy(node, made)
  return made
}

/** Bold, links and lists' dashes; enough for what the bot says. @param {string} text */
function fromMarkdown(text) {
  const box = document.createDocumentFragment()
  const pieces = text.replace(/\n\n+/g, '\n').split(/(\*\*[^*]+\*\*)/)
  for (const piece of pieces) {
    const bold = /^\*\*([^*]+)\*\*$/.exec(piece)
    const words = (bold?.[1] ?? piece).replace(/\\([\\`*_{}[\]()#+!|<>~-])/g, '$1')
    box.append(bold ? el('b', {}, words) : words)
  }
  return box
}
