/**
 * The element with this id; the page is ours, so it is there.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no element #${id}`)
  return /** @type {T} */ (found)
}

/**
 * Makes an element. Text goes in as text: nothing a message holds can become markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [props] properties; `class`, `aria-…`, `data-…` and `for` are set as attributes
 * @param {...(Node|string|null|undefined|false)} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue
    if (name === 'class' || name === 'for' || name === 'role' || name.includes('-')) {
      node.setAttribute(name, String(value))
    } else {
      /** @type {any} */
      node[name] = value
    }
  }
  for (const child of children) if (child) node.append(child)
  return node
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * @param {string} path the `d` of one path
 * @param {string} [className]
 * @param {string} [viewBox]
 */
export function icon(path, className = '', viewBox = '0 0 24 24') {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', viewBox)
  svg.setAttribute('aria-hidden', 'true')
  if (className) svg.setAttribute('class', className)
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

/**
 * Says something for a few seconds; longer when there is something to do about it.
 * @param {string} text
 * @param {{label: string, run: () => void}} [action]
 */
export function toast(text, action) {
  const box = byId('toast')
  const hide = () => {
    box.hidden = true
  }
  const onclick = () => {
    hide()
    action?.run()
  }
  const button = action && el('button', { type: 'button', class: 'button', onclick }, action.label)
  box.replaceChildren(text, ...(button ? [button] : []))
  box.hidden = false
  clearTimeout(Number(box.dataset.timer))
  box.dataset.timer = String(setTimeout(hide, action ? 20_000 : 5000))
}
