const NBSP = '\u00A0'

/** Left as they are: addresses of pages and e-mail, where a character more or less leads elsewhere. */
const ADDRESS = /(https?:\/\/\S+|\S+@\S+)/

const UNITS =
  'h|min|minutes?|s|secondes?|heures?|jours?|mois|ans?|Mo|Ko|ko|Go|cm|mm|m|px|%|€|caractères|chiffres|lettres|étapes|essais?|appareils?|personnes?'

/**
 * French typography over sentences that are written with a plain keyboard: a non-breaking space (U+00A0, which phones
 * show everywhere, unlike the narrow U+202F) before : ; ! ? » % and after «, inside « 10 h 42 » and « n° 3 », between a
 * number and its unit; the curved apostrophe. A variable {{…}} counts as a number before a unit. Addresses and the
 * markers of WhatsApp (*bold*, _italic_) are left alone. Doing it twice changes nothing more.
 */
export function frenchTypography(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : typeset(part)))
    .join('')
}

function typeset(text: string): string {
  return text
    .replace(/[ \u00A0\u202F]+([:;!?»])/g, `${NBSP}$1`)
    .replace(/«[ \u00A0\u202F]+/g, `«${NBSP}`)
    .replace(/(?<=\p{L})'(?=[\p{L}\p{N}«“{*_])/gu, '’')
    .replace(/(?<=(?<!\d)\d{1,3}) (?=\d{3}(?!\d))/g, NBSP)
    .replace(new RegExp(`(?<=[\\d}]) (?=(?:${UNITS})(?![\\p{L}\\d’]))`, 'gu'), NBSP)
    .replace(/(?<=[\d}]\u00A0h) (?=[\d{])/g, NBSP)
    .replace(/(?<=(?<!\p{L})(?:étape|erreur|n°|page)) (?=[\d{])/giu, NBSP)
}

/** Applies a function to every sentence of a tree of sentences. */
export function mapSentences<Tree>(tree: Tree, change: (text: string) => string): Tree {
  if (typeof tree === 'string') return change(tree) as Tree
  return Object.fromEntries(
    Object.entries(tree as Record<string, unknown>).map(([key, value]) => [key, mapSentences(value, change)]),
  ) as Tree
}
