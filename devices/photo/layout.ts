import type { TextLine } from './detect-text.js'
import type { Quad } from './raster.js'

/** The direction text runs in, up to a half turn: the mean over the lines, long ones first. Radians, (-90°, 90°]. */
export function mainDirection(lines: readonly TextLine[]): number {
  // Angles that differ by a half turn are one direction: averaged on the doubled circle.
  let x = 0
  let y = 0
  for (const { quad } of lines) {
    const weight = quad.width * Math.max(0, quad.width / quad.height - 1)
    x += weight * Math.cos(2 * quad.angle)
    y += weight * Math.sin(2 * quad.angle)
  }
  return x === 0 && y === 0 ? 0 : Math.atan2(y, x) / 2
}

/** The same rectangle, described with the angle nearest to `direction` (a full turn counts). */
export function turnTowards(quad: Quad, direction: number): Quad {
  let { width, height, angle } = quad
  const quarter = Math.round((direction - angle) / (Math.PI / 2))
  angle += (quarter * Math.PI) / 2
  if (quarter % 2 !== 0) [width, height] = [height, width]
  return { ...quad, width, height, angle }
}

/** A quad's centre in the frame of the text: `u` along the lines, `v` down the page. */
export function inFrame(quad: Quad, direction: number): { u: number; v: number } {
  const cos = Math.cos(direction)
  const sin = Math.sin(direction)
  return {
    u: quad.cx * cos + quad.cy * sin,
    v: -quad.cx * sin + quad.cy * cos,
  }
}

/**
 * Boxes that stand side by side as rows, top to bottom, each row left to right. `direction` says which way the text
 * runs and so which way is down.
 */
export function rowsOf<T extends { quad: Quad }>(boxes: readonly T[], direction: number): T[][] {
  const placed = boxes.map((box) => ({ box, ...inFrame(box.quad, direction) })).sort((a, b) => a.u - b.u)
  const rows: (typeof placed)[] = []
  for (const item of placed) {
    const row = rows
      .map((items) => ({ items, off: offLine(items, item.box.quad) }))
      .filter(({ off }) => off < 0.5)
      .sort((a, b) => a.off - b.off)[0]
    if (row) row.items.push(item)
    else rows.push([item])
  }
  return rows.sort((a, b) => (a[0]?.v ?? 0) - (b[0]?.v ?? 0)).map((row) => row.map((item) => item.box))
}

/**
 * How far a box stands off the line that a row's last box runs along, in line heights. Both slopes count: seen at an
 * angle, the columns of one row lie at different heights of the picture.
 */
function offLine(row: readonly { box: { quad: Quad } }[], quad: Quad): number {
  const last = row.at(-1)?.box.quad
  if (!last) return Number.POSITIVE_INFINITY
  const dx = quad.cx - last.cx
  const dy = quad.cy - last.cy
  const along = dx * Math.cos(last.angle) + dy * Math.sin(last.angle)
  // Boxes one above the other are never one row, whatever their slope.
  if (along < (last.width + quad.width) * 0.3) return Number.POSITIVE_INFINITY
  const angle =
    long(last) && long(quad) ? (last.angle + quad.angle) / 2 : long(last) ? last.angle : quad.angle
  const off = Math.abs(-dx * Math.sin(angle) + dy * Math.cos(angle))
  return off / Math.min(last.height, quad.height)
}

/** Short boxes do not know their slope. */
function long(quad: Quad): boolean {
  return quad.width > 2.5 * quad.height
}

/** Two boxes on one line that overlap: the same print, found twice. */
export function samePlace(a: Quad, b: Quad): boolean {
  const [dx, dy] = [b.cx - a.cx, b.cy - a.cy]
  const along = Math.abs(dx * Math.cos(a.angle) + dy * Math.sin(a.angle))
  const off = Math.abs(-dx * Math.sin(a.angle) + dy * Math.cos(a.angle))
  return along < (a.width + b.width) / 2 && off < 0.4 * Math.min(a.height, b.height)
}
