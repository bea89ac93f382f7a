const STEPS = [1, 2, 2.5, 5, 10]

/** Round whole values from 0 to at least `max`, about `wanted` of them: what stands beside an axis. */
export function ticksUpTo(max: number, wanted = 4): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((one) => one * power >= rough) ?? 10) * power
  const width = Math.max(1, Math.ceil(step))
  return Array.from({ length: Math.ceil(max / width - 1e-9) + 1 }, (_, place) => place * width)
}

/** Which of `count` labels are written when there is room for `room`: evenly, the first one always. */
export function labelled(count: number, room: number): (place: number) => boolean {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)))
  return (place) => place % every === 0
}

/** Seconds that people know by name: from 10 s to a month. */
const DURATIONS = [10, 30, 60, 300, 900, 3600, 14_400, 86_400, 259_200, 604_800, 2_592_000]

/** The named durations around `min` … `max` seconds, both ends included: ticks of a logarithmic axis. */
export function durationTicks(min: number, max: number): number[] {
  const first = DURATIONS.findLastIndex((one) => one <= min)
  const last = DURATIONS.findIndex((one) => one >= max)
  return DURATIONS.slice(Math.max(0, first), last === -1 ? undefined : Math.max(last, first + 1) + 1)
}
