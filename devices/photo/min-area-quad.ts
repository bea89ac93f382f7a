import type { Quad } from './raster.js'

/**
 * The smallest rectangle of any angle around points (x, y, x, y …). Its width is the longer side and its angle lies
 * in (-90°, 90°]. Null for no points.
 */
export function minAreaQuad(points: readonly number[]): Quad | null {
  const hull = convexHull(points)
  if (hull.length === 0) return null
  let best: Quad | null = null
  let bestArea = Number.POSITIVE_INFINITY
  for (let i = 0; i < hull.length; i++) {
    const [ax, ay] = hull[i] ?? [0, 0]
    const [bx, by] = hull[(i + 1) % hull.length] ?? [0, 0]
    const angle = hull.length === 1 ? 0 : Math.atan2(by - ay, bx - ax)
    const cos = Math.cos(angle)
    const sin = Math.sin(angle)
    let minU = Number.POSITIVE_INFINITY
    let maxU = Number.NEGATIVE_INFINITY
    let minV = Number.POSITIVE_INFINITY
    let maxV = Number.NEGATIVE_INFINITY
    for (const [x, y] of hull) {
      const u = x * cos + y * sin
      const v = -x * sin + y * cos
      if (u < minU) minU = u
      if (u > maxU) maxU = u
      if (v < minV) minV = v
      if (v > maxV) maxV = v
    }
    const area = (maxU - minU + 1) * (maxV - minV + 1)
    if (area >= bestArea) continue
    bestArea = area
    const u = (minU + maxU) / 2
    const v = (minV + maxV) / 2
    best = {
      cx: u * cos - v * sin + 0.5,
      cy: u * sin + v * cos + 0.5,
      width: maxU - minU,
      height: maxV - minV,
      angle,
    }
  }
  return best ? lengthwise(best) : null
}

function lengthwise(quad: Quad): Quad {
  const turned =
    quad.width >= quad.height
      ? quad
      : {
          ...quad,
          width: quad.height,
          height: quad.width,
          angle: quad.angle + Math.PI / 2,
        }
  let { angle } = turned
  while (angle > Math.PI / 2) angle -= Math.PI
  while (angle <= -Math.PI / 2) angle += Math.PI
  return { ...turned, angle }
}

function convexHull(points: readonly number[]): [number, number][] {
  const sorted: [number, number][] = []
  for (let i = 0; i + 1 < points.length; i += 2) sorted.push([points[i] ?? 0, points[i + 1] ?? 0])
  sorted.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  if (sorted.length < 3) return sorted
  const half = (list: [number, number][]) => {
    const chain: [number, number][] = []
    for (const point of list) {
      while (chain.length >= 2 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop()
      chain.push(point)
    }
    chain.pop()
    return chain
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

function cross(
  o: [number, number] | undefined,
  a: [number, number] | undefined,
  b: [number, number],
): number {
  if (!o || !a) return 0
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
}
