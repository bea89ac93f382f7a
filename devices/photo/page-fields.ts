import type { Reading } from '../facts.js'
import { normaliseMac, normaliseModel } from '../serial.js'
import { boxOf, type Raster } from './raster.js'
import type { PageText, ReadLine } from './read-lines.js'

/** A model name: a family, a dash, and at least four characters with a digit among them. */
const MODEL = /\b(i?DS|D5|0S|DH|AE|CS|HWI|HWN|HWT|HL|THC|NVR|DVR|IPC)-[A-Z0-9][A-Z0-9()/.-]{3,}/i
const MAC = /\b[0-9A-FO]{2}([:\-.]?)(?:[0-9A-FO]{2}\1){4}[0-9A-FO]{2}\b/i
const DATE = /\b((?:0[1-9]|1[0-2])[/.-]20[0-3]\d|20[0-3]\d[.-/](?:0[1-9]|1[0-2])(?:[.-/]\d{2})?)\b/

/** Model, MAC and date that the text says, the surest first of each. */
export function fieldsOfPage(page: PageText, picture: Raster): Reading[] {
  return page.rows
    .flat()
    .flatMap((line) => fieldsOfLine(line, picture))
    .sort((a, b) => b.confidence - a.confidence)
}

function fieldsOfLine(line: ReadLine, picture: Raster): Reading[] {
  const { text } = line.text
  const found: Reading[] = []
  const add = (
    field: Reading['field'],
    match: RegExpExecArray | null,
    value: (text: string) => string | null,
  ) => {
    const read = match ? value(match[0]) : null
    if (!match || read === null) return
    const part = line.text.confidences.slice(match.index, match.index + match[0].length)
    found.push({
      field,
      value: read,
      source: 'ocr',
      confidence: Math.round(Math.min(...part) * 1000) / 1000,
      corrected: false,
      box: boxOf(line.quad, picture),
    })
  }
  add('model', MODEL.exec(text), (model) => normaliseModel(model).replace(/^(D5|0S)-/, 'DS-'))
  if (/mac|[:-]/i.test(text)) add('mac', MAC.exec(text), (mac) => normaliseMac(mac.replace(/O/gi, '0')))
  add('date', DATE.exec(text), (date) => date)
  return found
}
