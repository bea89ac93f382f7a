import { parseSerial } from '../serial.js'

/** A request file is far smaller; more is not one. */
const MAX_BYTES = 64 * 1024

/** Shorter than this no device writes; the 8-character reset key typed into a file is not a feature code. */
const MIN_LENGTH = 16

/**
 * The one opaque string of a feature-code file, to the letter but for surrounding white space; null when the text
 * does not have its shape: one unbroken run of printable characters, perhaps folded over lines, perhaps inside one
 * XML element. It is never parsed further: only the reset platform knows what it says.
 */
export function featureCodeOf(text: string): string | null {
  if (text.length > MAX_BYTES) return null
  const body = text.replace(/\0/g, '').trim()
  if (body.length < MIN_LENGTH) return null
  const folded = body.replace(/\s*\r?\n\s*/g, '')
  // A serial that somebody typed into a file names a device, but no device made that file.
  if (parseSerial(folded)) return null
  if (/^[\x21-\x7e]+$/.test(folded) && !/[<>]/.test(folded) && looksOpaque(folded)) return body
  return opaqueInXml(body) ? body : null
}

/** Base 64, hexadecimal or a run of digits and signs: no words, no separated fields. */
function looksOpaque(text: string): boolean {
  if (/[,;|{}]/.test(text)) return false
  if (/^[A-Za-z0-9+/=_-]+$/.test(text)) return true
  const plain = text.replace(/[^A-Za-z0-9]/g, '').length
  return text.length >= 32 && plain / text.length > 0.6
}

/** Some versions wrap the string in an element or two. The text is kept whole: the platform reads its own format. */
function opaqueInXml(text: string): boolean {
  if (!text.startsWith('<')) return false
  if (/<(?:html|body|script|head|div|table|Workbook|ProbeMatch|svg)\b/i.test(text)) return false
  const values = text
    .replace(/<\?[\s\S]*?\?>/g, '')
    .split(/<[^<>]*>/)
    .map((part) => part.trim())
    .filter(Boolean)
  const opaque = values.filter((value) => value.length >= MIN_LENGTH && looksOpaque(value.replace(/\s/g, '')))
  return opaque.length >= 1 && values.length <= 8
}

/**
 * The answer to a request (`Encrypt.xml`), sent back by mistake. Known by its name and by the root elements answers
 * carry; the content alone is as opaque as a request's.
 */
export function isReplyFile(name: string | null, text: string): boolean {
  const base = (name ?? '').toLowerCase().split(/[\\/]/).pop() ?? ''
  if (
    /^encrypt(ed)?(?![a-z]).*\.xml$|^encrypt( ?\(\d+\))?(\.xml)?$|^reset.?key.*\.xml$|^reply.*\.xml$/.test(
      base,
    )
  )
    return true
  return /<(?:\w+:)?(?:EncryptKey|EncryptedKey|ResetKey|ResetCode|PasswordResetReply|ReplyData|EncryptCode)\b/i.test(
    text.slice(0, 2000),
  )
}
