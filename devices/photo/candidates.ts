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
export type Context = 'named' | 'full' | 'tail' | 'bare_letter' | 'bare_digits'

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
const NAMED =
  /(?:(?<![A-Z0-9])[S5][/\\|1IL.]?N|SERIAL(?:N[O0]|NUMBER|NUM|NR)?|S[EA]R[I1L]AL|SE[RN][I1]A[L1I]N[O0]|N[°ºO0.]?(?:DE)?S[ÉEÈ]R[I1]E|NUM[ÉE]R[O0](?:DE)?S[ÉE]RIE|SERIENNR)[.:;,#°º=\-)]*(?<value>[A-Z0-9]{9})(?<after>[A-Z0-9]*)/d
const BARE = new RegExp(`^[*]?(?<short>${SHAPE})[*]?$`, 'd')

/** What numbers follow that only look like a serial. */
const TRAP =
  /MATERIAL|L[O0]T|EAN|UPC|SIREN|SIRET|(?<![A-Z])T[ÉE]L|PH[O0]NE|FAX|(?<![A-Z])P[/\\|]?N|VAT|TVA|RECEIPT|FACTURE|INV[O0]ICE|TICKET|[O0]RDER|C[O0]MMANDE|C[O0]DE|QTY|RCS|APE|NAF|IBAN|CLIENT|MAC|PART|REF/

/** All serials that one row of text could hold. `previous` is the row above: a serial may run over two lines. */
export function candidatesOf(row: Row, previous: Row | null): Candidate[] {
  const text = row.map((glyph) => glyph.char).join('')
  const found: Candidate[] = []
  const named = NAMED.exec(text)
  const full = FULL.exec(text)
  if (full) {
    const [from, to] = full.indices?.groups?.short ?? [0, 0]
    const whole = text.slice(full.index, to) + featOf(text.slice(to))
    push(found, row, { from, to, context: 'full', full: whole.replace(/^(?:S\/?N|SERIALN[O0])[.:;]*/, '') })
  }
  const trapped = TRAP.exec(text)
  if (named && !full) {
    const [from, to] = named.indices?.groups?.value ?? [0, 0]
    const after = named.groups?.after ?? ''
    const trapFirst = trapped && trapped.index < named.index && trapped.index > named.index - 3
    if (!trapFirst && (after === '' || /^[WCVLU]{1,4}$/.test(after)))
      push(found, row, { from, to, context: 'named', full: null })
  }
  if (!full && !named) {
    const tail = TAIL.exec(text)
    const continues =
      previous !== null && /\d{2,}$|[A-Z0-9)]$/.test(previous.map((glyph) => glyph.char).join(''))
    if (tail && (continues || /^(?:AA|BB|CC)/.test(text))) {
      const [from, to] = tail.indices?.groups?.short ?? [0, 0]
      push(found, row, { from, to, context: 'tail', full: null })
    }
  }
  if (found.length === 0) found.push(...bareIn(row, previous))
  return found
}

/** Boxes that hold nothing but a short serial: the line under a bar code. */
function bareIn(row: Row, previous: Row | null): Candidate[] {
  const found: Candidate[] = []
  const boxes = new Map<number, Glyph[]>()
  for (const glyph of row) boxes.set(glyph.box, [...(boxes.get(glyph.box) ?? []), glyph])
  const rowText = row.map((glyph) => glyph.char).join('')
  const above = previous?.map((glyph) => glyph.char).join('') ?? ''
  const nameAbove = /(?:^|[^A-Z0-9])(?:S[/|]?N|SERIALN[O0]|SERIALNUMBER|N[°º]DES[ÉE]RIE)[.:;]*$/.test(above)
  for (const glyphs of boxes.values()) {
    const text = glyphs.map((glyph) => glyph.char).join('')
    const bare = BARE.exec(text)
    if (!bare) continue
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
  if (context === 'bare_digits' || context === 'bare_letter') return null
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
  return { value, changes: [...value].filter((char, i) => char !== raw[i]).length }
}

function featOf(rest: string): string {
  return /^(?:WCVU|CLU|WU|W)(?![A-Z0-9])/.exec(rest)?.[0] ?? ''
}
