import type { SadpDevice } from '../facts.js'
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

/** A picture of the SADP window: two of its words, and a full serial. */
export function looksLikeSadp(page: PageText): boolean {
  const text = page.rows
    .flat()
    .map((line) => line.text.text)
    .join('\n')
  return SADP_WORDS.filter((word) => word.test(text)).length >= 2
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
        ipv4: find(/\b\d{1,3}(?:\.\d{1,3}){3}\b/),
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

function nearRow(page: PageText, line: ReadLine): string[] {
  const { v } = inFrame(line.quad, page.direction)
  return page.rows
    .flat()
    .filter((other) => Math.abs(inFrame(other.quad, page.direction).v - v) < 0.6 * line.quad.height)
    .map((other) => other.text.text.trim())
}
