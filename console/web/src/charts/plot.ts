import { durationTicks, ticksUpTo } from './scale.js'
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
  /** `counts`: from zero, whole numbers. `durations`: seconds on a logarithmic axis, as minutes and days are both seen. */
  scale: Scale
}

export type Scale = 'counts' | 'durations'

/** A number on the axis is never wider than this. */
const AXIS_WIDTH = 44
const AXIS_HEIGHT = 24

export function plotOf({ width, height, data, stacked, scale }: Parts): Plot {
  const [left, right, top, bottom] = [AXIS_WIDTH, width - 4, 8, height - AXIS_HEIGHT]
  const count = data.points.length
  const ticks =
    scale === 'counts' ? ticksUpTo(highest(data, stacked)) : durationTicks(lowest(data), highest(data, false))
  const share = scale === 'counts' ? linear(ticks) : logarithmic(ticks)
  return {
    left,
    right,
    top,
    bottom,
    count,
    step: count === 0 ? 0 : (right - left) / count,
    ticks,
    y: (value) => bottom - share(value) * (bottom - top),
  }
}

function linear(ticks: readonly number[]): (value: number) => number {
  const max = ticks.at(-1) ?? 1
  return (value) => value / max
}

/** What is below the first tick lies on it. */
function logarithmic(ticks: readonly number[]): (value: number) => number {
  const [from, to] = [Math.log(ticks[0] ?? 1), Math.log(ticks.at(-1) ?? 10)]
  return (value) => Math.max(0, (Math.log(Math.max(1, value)) - from) / (to - from))
}

function lowest({ series }: TimeData): number {
  const values = series.flatMap(({ values: own }) => own.filter((value) => value !== null))
  return Math.min(...values)
}

function highest({ points, series }: TimeData, stacked: boolean): number {
  const each = points.map((_, place) => {
    const values = series.map(({ values: own }) => own[place] ?? 0)
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
  })
  return Math.max(0, ...each)
}
