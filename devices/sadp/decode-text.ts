/**
 * Text from bytes of unknown encoding: byte-order marks, UTF-16 without one (half of the bytes are NUL), UTF-8,
 * and Windows-1252 for the rest, as French Windows writes it. NULs at the end (firmware pads) are dropped.
 */
export function decodeText(bytes: Uint8Array): string {
  return decode(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\0+$/, '')
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const nul = nulShare(bytes)
  if (nul.odd > 0.6 && nul.even < 0.2) return new TextDecoder('utf-16le').decode(bytes)
  if (nul.even > 0.6 && nul.odd < 0.2) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function nulShare(bytes: Uint8Array): { odd: number; even: number } {
  const length = Math.min(bytes.length, 4096)
  let odd = 0
  let even = 0
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 1) odd++
    else even++
  }
  const half = Math.max(1, length / 2)
  return { odd: odd / half, even: even / half }
}

/** True when nearly everything is printable: no binary file wearing a text name. */
export function looksLikeText(text: string): boolean {
  if (text.length === 0) return false
  const sample = text.slice(0, 8192)
  let bad = 0
  for (const char of sample) {
    const code = char.codePointAt(0) ?? 0
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) bad++
  }
  return bad / sample.length < 0.01
}
