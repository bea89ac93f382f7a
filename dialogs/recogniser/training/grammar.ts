/** Draws sentences from seeds: `(a|b)` one of, `(a|b)?` perhaps, `<slot>` a filler from slots.txt. */
export type Random = () => number
export type Slots = ReadonlyMap<string, readonly string[]>

/** mulberry32: the same numbers from the same seed on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const GROUP = /\(([^()]*)\)(\?)?/
const SLOT = /<([a-z]+)>/

/** One sentence of the pattern. */
export function draw(pattern: string, slots: Slots, random: Random): string {
  let text = pattern
  for (let group = GROUP.exec(text); group; group = GROUP.exec(text)) {
    const choice = group[2] && random() < 0.5 ? '' : pick((group[1] ?? '').split('|'), random)
    text = text.slice(0, group.index) + choice + text.slice(group.index + group[0].length)
  }
  for (let slot = SLOT.exec(text); slot; slot = SLOT.exec(text)) {
    const filler = pick(slots.get(slot[1] ?? '') ?? [], random)
    text = text.slice(0, slot.index) + filler + text.slice(slot.index + slot[0].length)
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** About how many sentences a pattern can make; capped, for deciding how many to draw. */
export function variety(pattern: string, slots: Slots, cap: number): number {
  let ways = 1
  const flat = pattern.replace(/\(([^()]*)\)(\?)?/g, (_, inner: string, optional?: string) => {
    ways *= inner.split('|').length + (optional ? 1 : 0)
    return inner.includes('<') ? ` ${inner.match(SLOT)?.[0] ?? ''} ` : ''
  })
  for (const slot of flat.matchAll(/<([a-z]+)>/g)) ways *= slots.get(slot[1] ?? '')?.length ?? 1
  return Math.min(cap, ways)
}
