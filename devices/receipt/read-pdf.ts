import type { Evidence } from '../facts.js'
import type { Raster } from '../photo/raster.js'
import { receiptOfText } from './read-receipt.js'

/** A receipt is a page or two; an endless document is somebody's catalogue. */
const MAX_PAGES = 6
const MAX_IMAGE_PIXELS = 40_000_000

export type PdfContent = { lines: string[] } | { images: Raster[] } | { problem: 'damaged' | 'unsafe' }

/** The text of a PDF, or the pictures of its pages when it was scanned. No script of it runs, nothing is fetched. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const { getDocumentProxy, extractImages } = await import('unpdf')
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      maxImageSize: MAX_IMAGE_PIXELS,
      stopAtErrors: false,
      verbosity: 0,
    })
    const pages = Math.min(pdf.numPages, MAX_PAGES)
    const lines: string[] = []
    for (let number = 1; number <= pages; number++) {
      const content = await (await pdf.getPage(number)).getTextContent()
      lines.push(...linesOf(content.items as readonly TextItem[]))
    }
    if (lines.join('').replace(/\s/g, '').length >= 20) return { lines }
    const images: Raster[] = []
    for (let number = 1; number <= pages && images.length < 3; number++) {
      for (const image of await extractImages(pdf, number)) {
        if (image.width * image.height > 40_000 && images.length < 3) images.push(toRgb(image))
      }
    }
    return { images }
  } catch {
    return { problem: 'damaged' }
  }
}

interface TextItem {
  str?: string
  transform?: readonly number[]
}

/** Pieces of text at one height are one line, from left to right. */
function linesOf(items: readonly TextItem[]): string[] {
  const rows = new Map<number, { x: number; text: string }[]>()
  for (const { str, transform } of items) {
    if (!str?.trim() || !transform) continue
    const y = Math.round((transform[5] ?? 0) / 3)
    rows.set(y, [...(rows.get(y) ?? []), { x: transform[4] ?? 0, text: str }])
  }
  return [...rows]
    .sort((a, b) => b[0] - a[0])
    .map(([, parts]) =>
      parts
        .sort((a, b) => a.x - b.x)
        .map((part) => part.text)
        .join(' '),
    )
}

function toRgb(image: { data: Uint8ClampedArray; width: number; height: number; channels: number }): Raster {
  const pixels = image.width * image.height
  const data = new Uint8Array(pixels * 3)
  const step = image.channels
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) data[i * 3 + c] = image.data[i * step + (step >= 3 ? c : 0)] ?? 0
  }
  return { data, width: image.width, height: image.height }
}

/** A PDF whose text says serials is a receipt; one that says none is nothing we know. */
export function evidenceOfText(lines: readonly string[], ms: number): Evidence {
  const receipt = receiptOfText(lines, ms)
  return receipt.serials.length > 0
    ? { kind: 'receipt', receipt }
    : { kind: 'unusable', problem: 'not_recognised' }
}
