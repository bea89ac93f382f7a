import type { Expectation, SadpDevice } from '../facts.js'
import { inFrame } from '../photo/layout.js'
import type { PageText, ReadLine } from '../photo/read-lines.js'
import { normaliseMac, parseSerial } from '../serial.js'
import { NO_ABILITIES } from './probe-match.js'

/** Words of SADP's window and table head, English and French. */
const SADP_WORDS = [
  /\bSADP\b/i,
  /DEVICE TYPE|TYPE D.APPAREIL/i,
  /IPV4|ADRESSE IP/i,
  /DEVICE SERIAL|SERIAL NO|N.? DE S[ÉE]RIE/i,
  /SOFTWARE VERSION|VERSION DU LOGICIEL/i,
  /MODIFY NETWORK|SUBNET MASK|MASQUE/i,
  /ONLINE DEVICES|APPAREILS? EN LIGNE|TOTAL NUMBER/i,
  /UNBIND|EXPORT|REFRESH|ACTUALISER/i,
]

/**
 * A picture of the SADP window: two of its words, where such a picture was asked for; three in place of a label, which
 * may carry one or two of them.
 */
export function looksLikeSadp(page: PageText, expectation: Expectation): boolean {
  const text = page.rows
    .flat()
    .map((line) => line.text.text)
    .join('\n')
  return SADP_WORDS.filter((word) => word.test(text)).length >= (expectation === 'label' ? 3 : 2)
}

/**
 * Devices of a picture of the SADP window. Only a row's own texts count; what identifies a device is its full serial,
 * which the window shows. A row whose serial does not fit the grammar is left out: a picture proves nothing anyway.
 */
export function devicesOfScreenshot(page: PageText): SadpDevice[] {
  const devices = new Map<string, SadpDevice>()
  for (const row of page.rows) {
    for (const line of row) {
      const serial = parseSerial(line.text.text.replace(/\s/g, ''))
      if (!serial || serial.full === serial.short) continue
      const texts = nearRow(page, line)
      const find = (pattern: RegExp) =>
        texts.map((text) => pattern.exec(text)?.[0]).find((found) => found !== undefined) ?? null
      devices.set(serial.full, {
        fullSerial: serial.full,
        shortSerial: serial.short,
        model: serial.model,
        mac: normaliseMac(find(/\b(?:[0-9a-f]{2}[-:]){5}[0-9a-f]{2}\b/i) ?? ''),
        // The device's own address comes first; masks are none.
        ipv4: find(/\b(?!255\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/),
        softwareVersion: find(/\bV\d+\.\d+\.\d+\s*build\s*\d{6}/i),
        startTime: find(/\b20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\b/),
        activated: texts.some((text) => /^inactive$/i.test(text))
          ? false
          : texts.some((text) => /^active$|^actif$/i.test(text))
            ? true
            : null,
        abilities: { ...NO_ABILITIES },
      })
    }
  }
  return [...devices.values()]
}

/** The texts of the row that a line stands in, from left to right. */
function nearRow(page: PageText, line: ReadLine): string[] {
  const { v } = inFrame(line.quad, page.direction)
  const along = (other: ReadLine) => inFrame(other.quad, page.direction).u
  return page.rows
    .flat()
    .filter((other) => Math.abs(inFrame(other.quad, page.direction).v - v) < 0.6 * line.quad.height)
    .sort((a, b) => along(a) - along(b))
    .map((other) => other.text.text.trim())
}
