import { type Face, outline } from './fonts.js'

/** A sheet that is drawn on with outlines and rectangles and comes out as SVG. Units are its pixels. */
export interface Canvas {
  readonly width: number
  readonly height: number
  text(
    text: string,
    at: {
      x: number
      y: number
      size: number
      face: Face
      fill?: string
      anchor?: 'start' | 'middle' | 'end'
      spacing?: number
    },
  ): number
  rect(at: {
    x: number
    y: number
    width: number
    height: number
    fill: string
    radius?: number
    stroke?: string
  }): void
  circle(at: { x: number; y: number; radius: number; fill: string; stroke?: string }): void
  line(at: { x1: number; y1: number; x2: number; y2: number; stroke: string; width: number }): void
  raw(svg: string): void
  svg(): string
}

export function createCanvas(width: number, height: number): Canvas {
  const parts: string[] = []
  return {
    width,
    height,
    text(text, { x, y, size, face, fill = '#111', anchor = 'start', spacing = 0 }) {
      const { width: length } = outline(text, { x, y, size, face, spacing })
      const from = anchor === 'start' ? x : anchor === 'middle' ? x - length / 2 : x - length
      parts.push(`<path fill="${fill}" d="${outline(text, { x: from, y, size, face, spacing }).path}"/>`)
      return length
    },
    rect({ x, y, width: w, height: h, fill, radius = 0, stroke }) {
      const border = stroke ? ` stroke="${stroke}" stroke-width="2"` : ''
      parts.push(
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${fill}"${border}/>`,
      )
    },
    circle({ x, y, radius, fill, stroke }) {
      const border = stroke ? ` stroke="${stroke}" stroke-width="3"` : ''
      parts.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"${border}/>`)
    },
    line({ x1, y1, x2, y2, stroke, width: w }) {
      parts.push(`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${w}"/>`)
    },
    raw: (svg) => void parts.push(svg),
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`,
  }
}
