import { digitFor, letterFor } from '../confusables.js'
import { isShortSerial } from '../serial.js'

/** One character as read. */
export interface Glyph {
  char: string
  confidence: number
  /** Which box of the picture it stands in. */
  box: number
}

/** How a candidate stands on the label: what comes before it says how much it can be trusted. */
export type Context = 'named' | 'full' | 'tail' | 'bare_letter' | 'loose' | 'bare_digits'

/** Text that may be a short serial. */
export interface Candidate {
  value: string
  /** The full serial it ended, when one stood there in one piece. */
  full: string | null
  context: Context
  corrected: boolean
  /** The least sure of its nine characters. */
  confidence: number
  boxes: number[]
}

/** A row of text: its boxes from left to right, without spaces, upper case. */
export type Row = readonly Glyph[]

const DATE = '20(?:0[5-9]|[12]\\d|3[0-5])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const REGION = 'CH|WR|RR|EN|EU|TW|JP'
const SHAPE = '[A-Z0-9]{2}\\d{7}|[A-Z0-9]{9}'
const FEAT = '(?:WCVU|CLU|WU|[WCVLU]{1,4})?(?![A-Z0-9])'
const FULL = new RegExp(
  `(?<model>[A-Z][A-Z0-9()/.#-]*?)?(?:\\d{2})?${DATE}(?:V\\d{6})?(?:[ABC8]{2})?(?:${REGION})(?<short>${SHAPE})${FEAT}`,
  'd',
)
const TAIL = new RegExp(`^(?:\\d{0,8})(?:AA|BB|CC|88|8B|B8|4A)?(?:${REGION})(?<short>${SHAPE})${FEAT}`, 'd')
const NAME =
  /(?:(?<![A-Z0-9])[S5][/\\|1IL.!]?N|SERIAL(?:N[O0]|NUMBER|NUM|NR)?|N[°ºO0.]?(?:DE)?S[ÉEÈC]R[I1L!]E|NUM[ÉEÈ]R[O0](?:DE)?S[ÉEÈC]RIE|SERIENNR)/
const NAMED = new RegExp(`${NAME.source}[.:;,#°º=\\-)]*(?<value>[A-Z0-9]{9})(?<after>[A-Z0-9]*)`, 'd')
/** A word and a colon: the word may be a name of the serial that was read badly. */
const MAYBE_NAMED = /^(?<name>[A-Z0-9°ºÉÈ!/|.]{3,14}?)[.:;,]+(?<value>[A-Z0-9]{9})(?<after>[A-Z0-9]*)$/d
const NAMES = ['SERIALNO', 'SERIALNUMBER', 'NDESÉRIE', 'N°DESÉRIE', 'NUMÉRODESÉRIE', 'S/N']
const BARE = new RegExp(`^[*]?(?<short>${SHAPE})[*]?$`, 'd')

/** A letter serial inside other text, with a border on both sides. */
const LOOSE = /(?:^|[^A-Z0-9-])(?<short>[A-Z]\d{8}|[A-Z]{2}\d{7})(?![A-Z0-9])/d

/** What numbers follow that only look like a serial. */
const TRAP =
  /MATERIAL|L[O0]T|EAN|UPC|SIREN|SIRET|(?<![A-Z])T[ÉE]L|PH[O0]NE|FAX|(?<![A-Z])P[/\\|]?N|VAT|TVA|RECEIPT|FACTURE|INV[O0]ICE|TICKET|[O0]RDER|C[O0]MMANDE|C[O0]DE|QTY|RCS|APE|NAF|IBAN|CLIENT|MAC|PART|REF/

/** All serials that one row of text could hold. `previous` is the row above: a serial may run over two lines. */
export function candidatesOf(row: Row, previous: Row | null): Candidate[] {
  const text = textOf(row)
  const found: Candidate[] = []
  const named = NAMED.exec(text) ?? maybeNamed(text)
  const full = FULL.exec(text)
  if (full) {
    const [from, to] = full.indices?.groups?.short ?? [0, 0]
    const whole = text.slice(full.index, to) + featOf(text.slice(to))
    push(found, row, {
      from,
      to,
      context: 'full',
      full: whole.replace(/^.*[:;]/, ''),
    })
  } else if (named && !isTrapped(text, named.index)) {
    const [from, to] = named.indices?.groups?.value ?? [0, 0]
    const after = named.groups?.after ?? ''
    if (after === '' || /^[WCVLU]{1,4}$/.test(after))
      push(found, row, { from, to, context: 'named', full: null })
  }
  if (!full && !named) {
    const tail = TAIL.exec(text)
    const continues = previous !== null && /20\d{2,6}[ABC8]{0,2}$|[A-Z0-9)]-?$/.test(textOf(previous))
    if (tail && (continues || /^(?:AA|BB|CC)/.test(text))) {
      const [from, to] = tail.indices?.groups?.short ?? [0, 0]
      push(found, row, { from, to, context: 'tail', full: null })
    }
  }
  if (found.length === 0) found.push(...bareIn(row, previous))
  return found
}

/** True when a row ends in the middle of a full serial, so that the next goes on with it. */
export function endsInSerial(row: Row): boolean {
  return /20\d{2,6}[ABC8]{0,2}$|[A-Z0-9)]-$|\d{8}[A-Z]{1,4}$/.test(textOf(row))
}

/** True when a row holds the beginning of a serial that was not read to its end, or only its name. */
export function hintsAtSerial(row: Row): boolean {
  const text = textOf(row)
  return (
    NAME.test(text) ||
    maybeNamed(text) !== null ||
    /(?:DS|D5|0S)-[A-Z0-9/()-]{6,}20[012]\d/.test(text) ||
    /20[012]\d[01]\d[0-3]\d[ABC8]{2}/.test(text)
  )
}

/** How many characters of a row stand before the value of a serial that the row names; null when it names none. */
export function nameEnd(row: Row): number | null {
  const text = textOf(row)
  const name = NAME.exec(text)
  if (name) return isTrapped(text, name.index) ? null : name.index + name[0].length
  const colon = /^(?<name>[A-Z0-9°ºÉÈ!/|.]{2,14}?)[.:;,]/.exec(text)?.groups?.name
  return colon && isNearName(colon) ? colon.length + 1 : null
}

/** Numbers that the text names as something else: a bar code that says the same is no serial. */
export function trapValues(row: Row): string[] {
  const text = textOf(row)
  const trap = TRAP.exec(text)
  return trap && !NAME.test(text) ? (text.slice(trap.index).match(/\d{9}/g) ?? []) : []
}

function textOf(row: Row): string {
  return row.map((glyph) => glyph.char).join('')
}

function maybeNamed(text: string): RegExpExecArray | null {
  const match = MAYBE_NAMED.exec(text)
  const name = match?.groups?.name ?? ''
  return match && isNearName(name) ? match : null
}

function isNearName(name: string): boolean {
  if (TRAP.test(name)) return false
  return NAMES.some((known) => editDistance(name, known) <= Math.max(1, Math.floor(known.length * 0.4)))
}

function isTrapped(text: string, at: number): boolean {
  const trap = TRAP.exec(text)
  return trap !== null && trap.index < at && at - trap.index < 4
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Boxes that hold nothing but a short serial: the line under a bar code. */
function bareIn(row: Row, previous: Row | null): Candidate[] {
  const found: Candidate[] = []
  const boxes = new Map<number, Glyph[]>()
  for (const glyph of row) boxes.set(glyph.box, [...(boxes.get(glyph.box) ?? []), glyph])
  const rowText = textOf(row)
  const above = previous ? textOf(previous) : ''
  const nameAbove = /(?:^|[^A-Z0-9])(?:S[/|]?N|SERIALN[O0]|SERIALNUMBER|N[°º]DES[ÉE]RIE)[.:;]*$/.test(above)
  for (const glyphs of boxes.values()) {
    const text = glyphs.map((glyph) => glyph.char).join('')
    const bare = BARE.exec(text)
    if (!bare) {
      const loose = LOOSE.exec(text)
      const [from, to] = loose?.indices?.groups?.short ?? [0, 0]
      if (loose && !TRAP.test(rowText)) push(found, glyphs, { from, to, context: 'loose', full: null })
      continue
    }
    const [from, to] = bare.indices?.groups?.short ?? [0, 0]
    const value = text.slice(from, to)
    if (nameAbove && boxes.size === 1) push(found, glyphs, { from, to, context: 'named', full: null })
    else if (/^\d{9}$/.test(value)) {
      if (!TRAP.test(rowText)) push(found, glyphs, { from, to, context: 'bare_digits', full: null })
    } else push(found, glyphs, { from, to, context: 'bare_letter', full: null })
  }
  return found
}

function push(
  found: Candidate[],
  glyphs: readonly Glyph[],
  at: { from: number; to: number; context: Context; full: string | null },
): void {
  const part = glyphs.slice(at.from, at.to)
  const raw = part.map((glyph) => glyph.char).join('')
  const fitted = fitToGrammar(raw, at.context)
  if (!fitted) return
  found.push({
    value: fitted.value,
    full: at.full !== null && !fitted.corrected ? at.full : null,
    context: at.context,
    corrected: fitted.corrected,
    confidence: Math.min(...part.map((glyph) => glyph.confidence)),
    boxes: [...new Set(part.map((glyph) => glyph.box))],
  })
}

/** The text itself when it is a short serial; else the nearest one, marked as corrected, unless too much is wrong. */
function fitToGrammar(raw: string, context: Context): { value: string; corrected: boolean } | null {
  if (isShortSerial(raw)) return { value: raw, corrected: false }
  if (context === 'bare_digits' || context === 'bare_letter' || context === 'loose') return null
  const best = (['DDDDDDDDD', 'LDDDDDDDD', 'LLDDDDDDD'] as const)
    .map((shape) => fitToShape(raw, shape))
    .filter((fit) => fit !== null)
    .sort((a, b) => a.changes - b.changes)[0]
  return best && best.changes <= 2 ? { value: best.value, corrected: true } : null
}

function fitToShape(raw: string, shape: string): { value: string; changes: number } | null {
  let value = ''
  for (let i = 0; i < shape.length; i++) {
    const char = raw[i] ?? ''
    const fitted = shape[i] === 'D' ? digitFor(char) : letterFor(char)
    if (fitted === null) return null
    value += fitted
  }
  return {
    value,
    changes: [...value].filter((char, i) => char !== raw[i]).length,
  }
}

function featOf(rest: string): string {
  return /^(?:WCVU|CLU|WU|W)(?![A-Z0-9])/.exec(rest)?.[0] ?? ''
}
