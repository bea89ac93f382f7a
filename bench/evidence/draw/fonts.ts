import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type Command, type Font } from 'opentype.js'

/** Faces from npm packages, drawn as outlines: no font of the machine is used. */
const FACES = {
  arimo: ['arimo', 400],
  'arimo-bold': ['arimo', 700],
  roboto: ['roboto', 400],
  'roboto-medium': ['roboto', 500],
  condensed: ['roboto-condensed', 400],
  'condensed-bold': ['roboto-condensed', 700],
  dejavu: ['dejavu-sans', 400],
  'dejavu-bold': ['dejavu-sans', 700],
  opensans: ['open-sans', 600],
  narrow: ['pt-sans-narrow', 400],
  cousine: ['cousine', 400],
  'cousine-bold': ['cousine', 700],
  techmono: ['share-tech-mono', 400],
} as const

export type Face = keyof typeof FACES

const cache = new Map<Face, Font>()

function font(face: Face): Font {
  const known = cache.get(face)
  if (known) return known
  const [name, weight] = FACES[face]
  const path = createRequire(import.meta.url).resolve(
    `@fontsource/${name}/files/${name}-latin-${weight}-normal.woff`,
  )
  const bytes = readFileSync(path)
  const loaded = opentype.parse(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  )
  cache.set(face, loaded)
  return loaded
}

/** The outline of a line of text and how far it runs. Glyph by glyph: shaping is not needed and some faces break it. */
export function outline(
  text: string,
  at: { x: number; y: number; size: number; face: Face; spacing?: number },
): { path: string; width: number } {
  const type = font(at.face)
  let x = at.x
  let path = ''
  for (const char of text) {
    const glyph = type.charToGlyph(char)
    path += glyph.getPath(x, at.y, at.size).commands.map(pathData).join('')
    x +=
      ((glyph.advanceWidth ?? type.unitsPerEm / 2) * at.size) / type.unitsPerEm + (at.spacing ?? 0) * at.size
  }
  return { path, width: x - at.x }
}

/** Plain decimals: the library's own writer leaves exponents, at which SVG readers stop. */
function pathData({ type, x, y, x1, y1, x2, y2 }: Command): string {
  const numbers = [x1, y1, x2, y2, x, y].filter((value) => value !== undefined)
  return type + numbers.map((value) => value.toFixed(2)).join(' ')
}
