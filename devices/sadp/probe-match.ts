import { XMLParser } from 'fast-xml-parser'
import type { SadpAbilities, SadpDevice } from '../facts.js'
import { normaliseMac, normaliseSerial, parseSerial } from '../serial.js'

export const NO_ABILITIES: SadpAbilities = Object.freeze({
  fileReset: null,
  keyReset: null,
  legacyReset: null,
  syncCameras: null,
  guid: null,
  securityQuestion: null,
  mailbox: null,
})

/** A document type can define entities that grow without end or read files: refused before any parser sees it. */
export function hasDoctype(text: string): boolean {
  return /<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  removeNSPrefix: true,
  trimValues: true,
  transformTagName: (name) => name.toLowerCase(),
})

type Fields = Readonly<Record<string, unknown>>

/**
 * Devices of one or several ProbeMatch answers, as real firmware writes them: any element case, `flase` and `ture`,
 * several answers one after another, NULs at the end. Null when there is none. The caller has refused DOCTYPE.
 */
export function devicesOfProbeMatch(text: string): SadpDevice[] | null {
  const blocks = text.match(/<(?:[\w.-]+:)?ProbeMatch[\s>][\s\S]*?<\/(?:[\w.-]+:)?ProbeMatch\s*>/gi)
  if (!blocks) return null
  const devices = blocks.map(deviceOf).filter((device) => device !== null)
  return devices
}

function deviceOf(block: string): SadpDevice | null {
  let fields: Fields
  try {
    const parsed: Record<string, unknown> = parser.parse(block.replace(/\0/g, ''))
    fields = (parsed.probematch ?? {}) as Fields
  } catch {
    return null
  }
  const serial = text(fields, 'devicesn') ?? text(fields, 'serialno') ?? text(fields, 'deviceserialno')
  if (serial === null) return null
  const parsed = parseSerial(serial)
  return {
    fullSerial: parsed?.full ?? normaliseSerial(serial),
    shortSerial: parsed?.short ?? null,
    model: text(fields, 'devicedescription') ?? parsed?.model ?? null,
    mac: normaliseMac(text(fields, 'mac') ?? ''),
    ipv4: text(fields, 'ipv4address'),
    softwareVersion: text(fields, 'softwareversion'),
    startTime: text(fields, 'boottime'),
    activated: flag(fields, 'activated'),
    abilities: {
      fileReset: flag(fields, 'passwordresetability'),
      keyReset: flag(fields, 'passwordresetmodesecond'),
      legacyReset: flag(fields, 'resetability'),
      syncCameras: flag(fields, 'syncipcpassword'),
      guid: flag(fields, 'supportguid'),
      securityQuestion: flag(fields, 'supportsecurityquestion'),
      mailbox: flag(fields, 'supportmailbox'),
    },
  }
}

function text(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Real firmware misspells booleans; anything that is neither is unknown, never false. */
function flag(fields: Fields, name: string): boolean | null {
  const value = text(fields, name)?.toLowerCase()
  if (value === 'true' || value === 'ture' || value === '1') return true
  if (value === 'false' || value === 'flase' || value === '0') return false
  return null
}
