import { isShortSerial, parseSerial } from '../../../devices/serial.js'
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

/** Runs of what a serial may hold; the grammar itself stands in devices/serial.ts. */
const CANDIDATE = /(?<![a-z0-9@])[a-z0-9][a-z0-9()/.#-]{7,79}/g
/** Letters and digits in groups, believed only after a word that announces a serial. */
const SPACED =
  /(?:s\/?n|serie|serial(?: no)?)\s*(?:est|is|c'est|:|n°)?\s*((?:[a-z][ .-]?){0,2}(?:\d[ .-]?){6,8}\d)(?![a-z0-9])/g
/** Nine-digit traps: what such a word announces is not a serial (DOMAIN.md §3). */
const TRAP =
  /(?:sire[nt]|tva|vat|tel(?:ephone)?|material(?: code)?|lot(?: number)?|ean|dossier|ticket|commande|facture|case|rcs)\s*(?:n°|no|numero|est|is|:|#)*\s*$/
const BEFORE = 24

export interface SerialPlace extends Mention {
  serial: SerialMention
}

export function serialMentions(folded: string): SerialPlace[] {
  const found: SerialPlace[] = []
  const add = (at: number, written: string): void => {
    const parsed = parseSerial(written)
    if (!parsed) return
    const full = parsed.full === parsed.short ? null : parsed.full
    if (found.some((other) => at < other.at + other.length && other.at < at + written.length)) return
    if (full === null && TRAP.test(folded.slice(Math.max(0, at - BEFORE), at))) return
    const serial = { text: written.toUpperCase(), short: parsed.short, full }
    found.push({ at, length: written.length, value: parsed.short, serial })
  }
  for (const { 0: written, index } of folded.matchAll(CANDIDATE)) {
    // An address goes on with "@"; a sentence ends with marks that are not of the serial.
    if (folded[index + written.length] !== '@') add(index, written.replace(/[).#/-]+$/, ''))
  }
  for (const match of folded.matchAll(SPACED)) {
    const written = (match[1] ?? '').trim()
    const bare = written.replace(/[^a-z0-9]/g, '').toUpperCase()
    const at = match.index + match[0].indexOf(written)
    if (
      !isShortSerial(bare) ||
      found.some((other) => at < other.at + other.length && other.at < at + written.length)
    ) {
      continue
    }
    const serial = { text: written.toUpperCase(), short: bare, full: null }
    found.push({ at, length: written.length, value: bare, serial })
  }
  return found.sort((a, b) => a.at - b.at)
}

/** Serial numbers of a text, short or full; no proof of anything: what is typed is never evidence. */
export function serialsIn(text: string): SerialMention[] {
  const all = serialMentions(fold(text)).map(({ serial }) => serial)
  return [...new Map(all.map((serial) => [serial.text, serial])).values()]
}
