import { el } from './dom.js'

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)»\]]/g

/** WhatsApp's own marks: *bold*, _italic_, ~struck~, `code` and ```code```; each hugs its words. */
const MARKS = [
  { mark: /```([\s\S]+?)```/, tag: 'code' },
  { mark: /`([^`\n]+)`/, tag: 'code' },
  { mark: /(?<![\p{L}\d])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\d])/u, tag: 'strong' },
  { mark: /(?<![\p{L}\d])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\d])/u, tag: 'em' },
  { mark: /(?<![\p{L}\d])~(?!\s)([^~\n]+?)(?<!\s)~(?![\p{L}\d])/u, tag: 's' },
]

/** Text of a message as nodes, links clickable. @param {string} text */
export function formatted(text) {
  const result = document.createDocumentFragment()
  let from = 0
  for (const match of text.matchAll(LINK)) {
    result.append(marked(text.slice(from, match.index)))
    result.append(el('a', { href: match[0], target: '_blank', rel: 'noopener' }, match[0]))
    from = match.index + match[0].length
  }
  result.append(marked(text.slice(from)))
  return result
}

/** @param {string} text @returns {DocumentFragment} */
function marked(text) {
  const result = document.createDocumentFragment()
  const first = MARKS.map(({ mark, tag }) => ({ match: mark.exec(text), tag }))
    .filter(({ match }) => match !== null)
    .sort((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0]
  if (!first?.match) {
    result.append(text)
    return result
  }
  const { match, tag } = first
  const inner = tag === 'code' ? match[1] : marked(match[1] ?? '')
  result.append(
    text.slice(0, match.index),
    el(tag, {}, inner),
    marked(text.slice(match.index + match[0].length)),
  )
  return result
}
