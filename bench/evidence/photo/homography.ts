/** A plane seen by a camera: maps picture pixels back to the plane. */
export interface View {
  /** Picture pixel to plane units; null behind the camera. */
  toPlane(x: number, y: number): { u: number; v: number } | null
  toPicture(u: number, v: number): { x: number; y: number }
}

export interface Pose {
  /** Radians: turned about the vertical axis, tipped about the horizontal, rolled in the picture. */
  yaw: number
  pitch: number
  roll: number
  /** Picture pixels a plane unit, before perspective. */
  scale: number
  /** Where the plane's centre lies in the picture. */
  x: number
  y: number
  /** Camera distance in plane units: small is strong perspective. */
  distance: number
}

export function createView(pose: Pose, plane: { width: number; height: number }): View {
  const [cy, sy, cp, sp, cr, sr] = [
    Math.cos(pose.yaw),
    Math.sin(pose.yaw),
    Math.cos(pose.pitch),
    Math.sin(pose.pitch),
    Math.cos(pose.roll),
    Math.sin(pose.roll),
  ]
  const f = pose.distance * pose.scale
  const axis = (a: number, b: number, c: number) => ({ a, b, c })
  // Columns of the rotation for the plane's own axes, then the picture's roll.
  const ux = axis(cy, sy * sp, sy * cp)
  const vx = axis(0, cp, -sp)
  const roll = (p: { a: number; b: number; c: number }) => ({
    a: p.a * cr - p.b * sr,
    b: p.a * sr + p.b * cr,
    c: p.c,
  })
  const u = roll(ux)
  const v = roll(vx)
  // Homogeneous matrix: [X Y W] = M [u v 1], picture = (f X / W + x, f Y / W + y)
  const m = [
    [f * u.a + pose.x * u.c, f * v.a + pose.x * v.c, pose.x * pose.distance],
    [f * u.b + pose.y * u.c, f * v.b + pose.y * v.c, pose.y * pose.distance],
    [u.c, v.c, pose.distance],
  ] as const
  const inverse = invert(m)
  const [cu, cv] = [plane.width / 2, plane.height / 2]
  return {
    toPlane(x, y) {
      const w = inverse[2][0] * x + inverse[2][1] * y + inverse[2][2]
      if (Math.abs(w) < 1e-9) return null
      return {
        u: (inverse[0][0] * x + inverse[0][1] * y + inverse[0][2]) / w + cu,
        v: (inverse[1][0] * x + inverse[1][1] * y + inverse[1][2]) / w + cv,
      }
    },
    toPicture(pu, pv) {
      const [a, b] = [pu - cu, pv - cv]
      const w = m[2][0] * a + m[2][1] * b + m[2][2]
      return { x: (m[0][0] * a + m[0][1] * b + m[0][2]) / w, y: (m[1][0] * a + m[1][1] * b + m[1][2]) / w }
    },
  }
}

type Matrix = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
  readonly [number, number, number],
]

function invert(m: Matrix): Matrix {
  const [[a, b, c], [d, e, f], [g, h, i]] = m
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  return [
    [(e * i - f * h) / det, (c * h - b * i) / det, (b * f - c * e) / det],
    [(f * g - d * i) / det, (a * i - c * g) / det, (c * d - a * f) / det],
    [(d * h - e * g) / det, (b * g - a * h) / det, (a * e - b * d) / det],
  ]
}
