import type { LabelReading, Reading, ReceiptReading } from '../facts.js'
import { candidatesOf } from '../photo/candidates.js'
import { READER_VERSION, SHOW_THRESHOLD } from '../rules.js'
import { parseSerial } from '../serial.js'
import { buyerOf, receiptDate, sellerOf } from './receipt-text.js'

/** A PDF's own text is exact, but anybody can write a PDF: never as sure as a code on a device. */
const TEXT_CONFIDENCE = 0.95

/** A receipt from the text of its lines, as a PDF carries it. */
export function receiptOfText(lines: readonly string[], ms: number): ReceiptReading {
  const rows = lines.map((line) =>
    [...line].flatMap((char) =>
      /\s/.test(char) ? [] : [{ char: char.toUpperCase().slice(0, 1), confidence: TEXT_CONFIDENCE, box: 0 }],
    ),
  )
  const values = new Set<string>()
  for (const [index, row] of rows.entries()) {
    for (const { value, corrected, context } of candidatesOf(row, rows[index - 1] ?? null))
      if (!corrected && context !== 'bare_digits') values.add(value)
    for (const value of wordsThatAreSerials(lines[index] ?? '')) values.add(value)
  }
  const serials = [...values].map(
    (value): Reading => ({
      field: 'serial',
      value,
      source: 'ocr',
      confidence: TEXT_CONFIDENCE,
      corrected: false,
    }),
  )
  return finish(serials, lines, ms)
}

/** Numbers of papers look like serials too: F20260312. */
const PAPER_NUMBER = /FACTURE|COMMANDE|DEVIS|CLIENT|LIVRAISON|INVOICE|ORDER|QUOTE/i

/** In a table, or several after one name: text says where words end, which a photo does not. Nine digits are too common. */
function wordsThatAreSerials(line: string): string[] {
  if (PAPER_NUMBER.test(line)) return []
  return line.split(/[\s,;|]+/).flatMap((word) => {
    const serial = parseSerial(word)
    return serial && !/^\d+$/.test(serial.full) ? [serial.short] : []
  })
}

/** A receipt that was photographed or scanned: the serials of the photo reader, in the order of the page. */
export function receiptOfPhoto(label: LabelReading, lines: readonly string[]): ReceiptReading {
  const serials = label.readings
    .filter((reading) => reading.field === 'serial' && reading.confidence >= SHOW_THRESHOLD)
    .sort((a, b) => (a.box?.y ?? 0) - (b.box?.y ?? 0))
  const distinct = serials.filter(
    (serial, i) => serials.findIndex((other) => other.value === serial.value) === i,
  )
  return finish(distinct, lines, label.ms)
}

function finish(serials: Reading[], lines: readonly string[], ms: number): ReceiptReading {
  return {
    serials,
    seller: sellerOf(lines),
    buyer: buyerOf(lines),
    date: receiptDate(lines),
    ms,
    reader: READER_VERSION,
  }
}

/**
 * A receipt in the place of a label, for `match`: its one serial, or several of which the other evidence chooses.
 */
export function receiptAsLabel(receipt: ReceiptReading): LabelReading {
  const [only, ...more] = receipt.serials
  const single = more.length === 0 ? (only ?? null) : null
  return {
    serial: single,
    model: null,
    mac: null,
    readings: receipt.serials,
    otherSerials: more.length > 0 ? receipt.serials.map((serial) => serial.value) : [],
    quality: [],
    reason: single ? null : more.length > 0 ? 'several_labels' : 'no_label',
    resetToken: null,
    width: 0,
    height: 0,
    ms: receipt.ms,
    reader: receipt.reader,
  }
}
