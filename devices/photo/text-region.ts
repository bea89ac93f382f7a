import type { TextLine } from './detect-text.js'
import { inFrame, mainDirection } from './layout.js'
import type { Quad } from './raster.js'

/** Lines that stand together: one label, one receipt. */
export interface TextRegion {
  /** Around the lines, along their direction, with a margin for what the first look missed. */
  quad: Quad
  lines: TextLine[]
  /** Median height of the lines, pixels of the picture. */
  lineHeight: number
}

/** Lines farther apart than this many line heights belong to different things. */
const GAP = 4

/** Groups lines into regions, the weightiest first. */
export function textRegions(lines: readonly TextLine[]): TextRegion[] {
  const groups: TextLine[][] = []
  for (const line of lines) {
    const near = groups.filter((group) => group.some((other) => isNear(line, other)))
    const merged = [line, ...near.flat()]
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map(regionOf).sort((a, b) => weight(b) - weight(a))
}

function weight(region: TextRegion): number {
  return region.lines.reduce((sum, line) => sum + line.score * Math.max(line.quad.width, line.quad.height), 0)
}

function isNear(a: TextLine, b: TextLine): boolean {
  const reach = GAP * Math.max(lineHeight(a), lineHeight(b))
  const distance = Math.hypot(a.quad.cx - b.quad.cx, a.quad.cy - b.quad.cy)
  return (
    distance < reach + (Math.max(a.quad.width, a.quad.height) + Math.max(b.quad.width, b.quad.height)) / 2
  )
}

function lineHeight(line: TextLine): number {
  return Math.min(line.quad.width, line.quad.height)
}

function regionOf(lines: TextLine[]): TextRegion {
  const direction = mainDirection(lines)
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { quad } of lines) {
    const { u, v } = inFrame(quad, direction)
    const turn = quad.angle - direction
    const halfU = (Math.abs(Math.cos(turn)) * quad.width + Math.abs(Math.sin(turn)) * quad.height) / 2
    const halfV = (Math.abs(Math.sin(turn)) * quad.width + Math.abs(Math.cos(turn)) * quad.height) / 2
    minU = Math.min(minU, u - halfU)
    maxU = Math.max(maxU, u + halfU)
    minV = Math.min(minV, v - halfV)
    maxV = Math.max(maxV, v + halfV)
  }
  const median = typicalHeight(lines)
  const margin = Math.max(
    2.5 * Math.min(median, (maxV - minV) / 4),
    0.15 * Math.max(maxU - minU, maxV - minV),
    lines.length < 4 ? 0.4 * (maxU - minU) : 0,
  )
  const [u, v] = [(minU + maxU) / 2, (minV + maxV) / 2]
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)]
  return {
    lines,
    lineHeight: median,
    quad: {
      cx: u * cos - v * sin,
      cy: u * sin + v * cos,
      width: maxU - minU + 2 * margin,
      height: maxV - minV + 2 * margin,
      angle: direction,
    },
  }
}

/** Median height of what is longer than high; lines that ran together into a block say little of their letters. */
function typicalHeight(lines: readonly TextLine[]): number {
  const long = lines.filter(
    ({ quad }) => Math.max(quad.width, quad.height) > 2 * Math.min(quad.width, quad.height),
  )
  const heights = (long.length > 0 ? long : lines).map(lineHeight).sort((a, b) => a - b)
  return heights[Math.floor(heights.length / 2)] ?? 0
}
