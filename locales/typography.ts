const NBSP = '\u00A0'

/**
 * French typography over sentences that are written with a plain keyboard: non-breaking spaces before : ; ! ? » and
 * after «, between a number and its unit, and the curved apostrophe. Addresses (https://…) are left alone, because
 * nothing in them follows a space.
 */
export function frenchTypography(text: string): string {
  return text
    .replace(/ ([:;!?»])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(\p{L})'(?=\p{L}|«|\{)/gu, '$1’')
    .replace(/(\d|\}\}) (h|min|minutes|heures|Mo|caractères|étapes|%)(?![\p{L}])/gu, `$1${NBSP}$2`)
    .replace(/(\bh) (\d|\{)/g, `$1${NBSP}$2`)
    .replace(/\b([Éé]tape|[Ee]rreur|n°|N°) (\d|\{)/g, `$1${NBSP}$2`)
}

/** Applies a function to every sentence of a tree of sentences. */
export function mapSentences<Tree>(tree: Tree, change: (text: string) => string): Tree {
  if (typeof tree === 'string') return change(tree) as Tree
  return Object.fromEntries(
    Object.entries(tree as Record<string, unknown>).map(([key, value]) => [key, mapSentences(value, change)]),
  ) as Tree
}
