/** So many at once, so many more that wait for their turn, first come first served; beyond that `full` is thrown. */
export function createQueue({
  atOnce,
  waiting,
  full,
}: {
  atOnce: number
  waiting: number
  full(): Error
}): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0
  const line: (() => void)[] = []
  return async (work) => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw full()
      // Whoever leaves hands over its place, so that nobody who has just come slips in between.
      await new Promise<void>((resolve) => line.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
