import { fold } from '../text/fold.js'
import type { Mention } from './vat.js'

export interface SerialMention {
  /** As the person wrote it, upper case. */
  text: string
  /** The 9 characters that are the identity (DOMAIN.md §2). */
  short: string
  /** The whole serial as SADP shows it, when that was written. */
  full: string | null
}

const SHORT = '(?:\\d{9}|[A-Z]\\d{8}|[A-Z]{2}\\d{7})'
const FULL = new RegExp(
  `(?<![A-Z0-9])(?:[A-Z][A-Z0-9()/.#-]*?)?(?:\\d{2})?20(?:0[5-9]|[12]\\d|3[0-5])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:V\\d{6})?(?:AA|BB|CC)?(?:CH|WR|RR|EN|EU|TW|JP)(${SHORT})(?:[WCVLU]{1,4})?(?![A-Z0-9])`,
  'g',
)
const BARE = new RegExp(`(?<![A-Z0-9@._/-])${SHORT}(?![A-Z0-9@-])`, 'g')
/** Letters and digits in groups, believed only after a word that announces a serial. */
const SPACED =
  /(?:S\/?N|SERIE|SERIAL(?: NO)?)\s*(?:EST|IS|C'EST|:|N°)?\s*((?:[A-Z][ .-]?){0,2}(?:\d[ .-]?){6,8}\d)(?![A-Z0-9])/g
/** Nine-digit traps: what such a word announces is not a serial (DOMAIN.md §3). */
const TRAP =
  /(?:SIRE[NT]|TVA|VAT|TEL(?:EPHONE)?|MATERIAL(?: CODE)?|LOT(?: NUMBER)?|EAN|DOSSIER|TICKET|COMMANDE|FACTURE|CASE|RCS)\s*(?:N°|NO|NUMERO|EST|IS|:|#)*\s*$/

export function serialMentions(folded: string): (Mention & { serial: SerialMention })[] {
  const upper = folded.toUpperCase()
  const found: (Mention & { serial: SerialMention })[] = []
  const add = (at: number, written: string, short: string, full: string | null) => {
    if (found.some((other) => at < other.at + other.length && other.at < at + written.length)) return
    if (full === null && TRAP.test(upper.slice(Math.max(0, at - 24), at))) return
    found.push({ at, length: written.length, value: short, serial: { text: written, short, full } })
  }
  for (const match of upper.matchAll(FULL)) add(match.index, match[0], match[1] ?? '', match[0])
  for (const match of upper.matchAll(BARE)) add(match.index, match[0], match[0], null)
  for (const match of upper.matchAll(SPACED)) {
    const short = (match[1] ?? '').replace(/[^A-Z0-9]/g, '')
    const written = match[1] ?? ''
    if (new RegExp(`^${SHORT}$`).test(short))
      add(match.index + match[0].indexOf(written), written, short, null)
  }
  return found.sort((a, b) => a.at - b.at)
}

/** Serial numbers of a text, short or full; no proof of anything: what is typed is never evidence. */
export function serialsIn(text: string): SerialMention[] {
  const seen = new Set<string>()
  return serialMentions(fold(text))
    .map(({ serial }) => serial)
    .filter(({ text: written }) => !seen.has(written) && seen.add(written))
}
