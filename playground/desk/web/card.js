/** Adaptive Cards drawn by Microsoft's own renderer, in the page's colours. */

/**
 * @param {any} card
 * @param {(verb: string, data: Record<string, unknown>) => void} press
 * @returns {HTMLElement}
 */
export function drawCard(card, press) {
  const { AdaptiveCards } = /** @type {any} */ (window)
  const adaptive = new AdaptiveCards.AdaptiveCard()
  adaptive.hostConfig = new AdaptiveCards.HostConfig(hostConfig())
  adaptive.onExecuteAction = (/** @type {any} */ action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) window.open(here(action.url), '_blank', 'noopener')
    else if (action.verb) press(action.verb, action.data ?? {})
  }
  adaptive.parse(local(card))
  return adaptive.render() ?? document.createElement('div')
}

/** Files and pages of this very process, whatever name it calls itself by. @param {string} url */
function here(url) {
  const { pathname, search } = new URL(url, location.href)
  return pathname.startsWith('/files/') || pathname.startsWith('/console') ? pathname + search : url
}

/** @param {any} value @returns {any} */
function local(value) {
  if (Array.isArray(value)) return value.map(local)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, local(part)]))
  if (copy.type === 'Image' && typeof copy.url === 'string')
    copy.url = new URL(here(copy.url), location.href).href
  return copy
}

/** Everything that can be read on a card, in order. @param {any} card @returns {string[]} */
export function cardWords(card) {
  /** @type {string[]} */
  const lines = []
  const walk = (/** @type {any} */ part) => {
    if (Array.isArray(part)) {
      for (const item of part) walk(item)
    } else if (part?.type === 'RichTextBlock') {
      lines.push(part.inlines.map((/** @type {any} */ { text }) => text).join(''))
    } else if (part?.items) walk(part.items)
  }
  walk(card?.body)
  return lines
}

function hostConfig() {
  const style = getComputedStyle(document.documentElement)
  const color = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim()
  const dark = document.documentElement.dataset.theme === 'dark'
  const foreground = (/** @type {string} */ main) => ({ default: main, subtle: color('soft') })
  const foregroundColors = {
    default: foreground(color('text')),
    accent: foreground(color('accent-strong')),
    good: foreground(dark ? '#7fd18b' : '#1e6b2b'),
    warning: foreground(dark ? '#f2c063' : '#8a5300'),
    attention: foreground(color('danger')),
  }
  const container = (/** @type {string} */ backgroundColor) => ({ backgroundColor, foregroundColors })
  return {
    fontFamily: 'inherit',
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
    containerStyles: {
      default: container(color('card')),
      emphasis: container(color('bar')),
      good: container(dark ? '#12352b' : '#e1f3ec'),
      warning: container(dark ? '#3a2d10' : '#fff3d6'),
      attention: container(dark ? '#41201d' : '#fde7e5'),
      accent: container(color('accent-pale')),
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 10, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    imageSizes: { small: 60, medium: 120, large: 320 },
  }
}
