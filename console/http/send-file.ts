import type { Response } from 'express'
import type { FileAnswer } from './route.js'

/** What a browser may draw in our own page. Everything else is saved, never opened: a file can be anything. */
export const DRAWN: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp']

/** Bytes somebody sent us: never a page, never a script, whatever they say they are. */
export function sendFile(response: Response, { bytes, contentType, name, inline }: FileAnswer['file']): void {
  const drawn = inline && DRAWN.includes(contentType)
  response.set({
    'Content-Type': drawn || !inline ? safeType(contentType) : 'application/octet-stream',
    'Content-Disposition': disposition(drawn, name),
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** A browser runs these when somebody opens the saved address. */
function safeType(contentType: string): string {
  return /html|svg|xml|script/i.test(contentType) ? 'application/octet-stream' : contentType
}

function disposition(drawn: boolean, name: string): string {
  // Half a letter (a lone surrogate) cannot be encoded.
  const whole = Array.from(name)
    .slice(0, 150)
    .map((letter) => letter.replace(/^[\ud800-\udfff]$/, '_'))
    .join('')
  const plain =
    whole
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\w. -]+/g, '_') || '_'
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
  return `${drawn ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
