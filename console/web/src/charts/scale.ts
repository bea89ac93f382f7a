const STEPS = [1, 2, 2.5, 5, 10]

/** Round values from 0 to at least `max`, about `wanted` of them: what stands beside an axis. */
export function ticksUpTo(max: number, wanted = 4, whole = true): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((one) => one * power >= rough) ?? 10) * power
  const width = whole ? Math.max(1, Math.ceil(step)) : step
  return Array.from({ length: Math.ceil(max / width - 1e-9) + 1 }, (_, place) => place * width)
}

/** Which of `count` labels are written when there is room for `room`: evenly, the first one always. */
export function labelled(count: number, room: number): (place: number) => boolean {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)))
  return (place) => place % every === 0
}
