import { ticksUpTo } from './scale.js'
import type { TimeData } from './series.js'

/** Where things stand in a chart, in CSS pixels. */
export interface Plot {
  left: number
  right: number
  top: number
  bottom: number
  /** How many points, and the width of each. */
  count: number
  step: number
  ticks: number[]
  y(value: number): number
}

interface Parts {
  width: number
  height: number
  data: TimeData
  stacked: boolean
  whole: boolean
}

/** A number on the axis is never wider than this. */
const AXIS_WIDTH = 44
const AXIS_HEIGHT = 24

export function plotOf({ width, height, data, stacked, whole }: Parts): Plot {
  const [left, right, top, bottom] = [AXIS_WIDTH, width - 4, 8, height - AXIS_HEIGHT]
  const count = data.points.length
  const ticks = ticksUpTo(highest(data, stacked), 4, whole)
  const max = ticks.at(-1) ?? 1
  return {
    left,
    right,
    top,
    bottom,
    count,
    step: count === 0 ? 0 : (right - left) / count,
    ticks,
    y: (value) => bottom - (value / max) * (bottom - top),
  }
}

function highest({ points, series }: TimeData, stacked: boolean): number {
  const each = points.map((_, place) => {
    const values = series.map(({ values: own }) => own[place] ?? 0)
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
  })
  return Math.max(0, ...each)
}
