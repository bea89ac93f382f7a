/** What an agent may write to the bot. Pure. Both languages are understood whatever the desk's own is. */
export type Command =
  | { kind: 'help' }
  | { kind: 'queue' }
  | { kind: 'case'; query: string }
  | { kind: 'mine' }
  | { kind: 'available' }
  | { kind: 'pause' }
  | { kind: 'search'; query: string }
  | { kind: 'here' }
  | { kind: 'replies' }

const WORDS: readonly [RegExp, (rest: string) => Command][] = [
  [/^(?:aide|help|\?)$/, () => ({ kind: 'help' })],
  [/^(?:file|file d'attente|queue)$/, () => ({ kind: 'queue' })],
  [/^(?:mes cas|mes dossiers|mine|my cases)$/, () => ({ kind: 'mine' })],
  [/^(?:cas|dossier|case)\s+(.+)$/, (query) => ({ kind: 'case', query })],
  [/^(?:dispo|disponible|available|back)$/, () => ({ kind: 'available' })],
  [/^(?:pause|absent|away)$/, () => ({ kind: 'pause' })],
  [/^(?:recherche|rechercher|cherche|search|find)\s+(.+)$/, (query) => ({ kind: 'search', query })],
  [/^(?:ici|here)$/, () => ({ kind: 'here' })],
  [/^(?:reponses|replies)$/, () => ({ kind: 'replies' })],
]

/** Null: not a command. Accents, capitals and a trailing stop do not matter. */
export function parseCommand(text: string): Command | null {
  const written = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/’/g, "'")
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .replace(/[.!]$/, '')
  for (const [pattern, make] of WORDS) {
    const found = pattern.exec(written.toLowerCase())
    // A name that is searched for keeps its capitals; the folded text has the same length, so the end is the same.
    if (found) return make(found[1] ? written.slice(-found[1].length).trim() : '')
  }
  return null
}

/** « /merci Bonne journée »: a canned reply's name and what follows it. */
export function parseCanned(text: string): { name: string; rest: string } | null {
  const found = /^\/([a-z0-9-]{1,32})(?:\s+([\s\S]+))?$/i.exec(text.trim())
  return found?.[1] ? { name: found[1].toLowerCase(), rest: found[2]?.trim() ?? '' } : null
}

/** Puts values into `{{prenom}}` and its like; a variable nobody knows stays as it is, so that it is seen. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(
    /\{\{\s*([a-z]+)\s*\}\}/gi,
    (whole, name: string) => values[name.toLowerCase()] ?? whole,
  )
}
