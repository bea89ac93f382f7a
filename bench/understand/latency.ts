import type { Recogniser } from '../../dialogs/recogniser/index.js'

export interface Latency {
  lines: number
  /** Milliseconds: the half, 99 of 100, and the slowest line. */
  p50: number
  p99: number
  worst: number
  /** Lines above the 5 ms that a line may take. */
  slow: number
}

const LINES = 10_000
const ALLOWED_MS = 5

/**
 * What a line costs, over 10,000 of them, most with a word nobody has seen so that nothing is remembered. By the
 * processor's time of this process, which other programs do not lengthen (its collector and compiler are in it), and by
 * the clock, which they do.
 */
export function measureLatency(
  texts: readonly string[],
  { understand }: Recogniser,
): { processor: Latency; clock: Latency } {
  const processor: number[] = []
  const clock: number[] = []
  for (let count = 0; count < LINES; count += 1) {
    const text = texts[count % texts.length] ?? ''
    const asked = count < texts.length ? text : `${text} ${newWord(count)}`
    const [used, at] = [process.cpuUsage(), performance.now()]
    understand(asked)
    clock.push(performance.now() - at)
    const { user, system } = process.cpuUsage(used)
    processor.push((user + system) / 1000)
  }
  return { processor: summary(processor), clock: summary(clock) }
}

/** Texts made to be slow: longer than any message, and full of what the readers of numbers and names look for. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'one letter': 'a'.repeat(10_000),
  digits: '1'.repeat(10_000),
  'nine digits': '123456789 '.repeat(1000),
  serials: 'C12345678 '.repeat(1000),
  models: 'DS-2CD2142FWD-I'.repeat(700),
  'VAT numbers': 'FR 69 999 100 019 '.repeat(600),
  'numbers in words': 'deux mille vingt quatre '.repeat(450),
  dates: '12/03/2024 '.repeat(1000),
  dictation: 'chez point com arobase '.repeat(450),
  signs: '@.-('.repeat(2500),
  'unknown words': Array.from({ length: 2000 }, (_, at) => newWord(at * 7919)).join(' '),
  marks: 'e\u0301\u0337\u031b'.repeat(2500),
  'every alphabet': Array.from({ length: 10_000 }, (_, at) =>
    String.fromCharCode(0x300 + ((at * 7919) % 0xd000)),
  ).join(''),
  emoji: Array.from({ length: 5000 }, (_, at) => String.fromCodePoint(0x1f300 + (at % 700))).join(''),
}

/** Milliseconds of the processor for each hostile text, the slower of two. */
export function measureHostile({ understand }: Recogniser): { name: string; ms: number }[] {
  return Object.entries(HOSTILE).map(([name, text]) => {
    const runs = [0, 1].map(() => {
      const used = process.cpuUsage()
      understand(text)
      const { user, system } = process.cpuUsage(used)
      return (user + system) / 1000
    })
    return { name, ms: Math.max(...runs) }
  })
}

/** Letters that make no word: another one for each number. */
function newWord(number: number): string {
  return `x${[...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`
}

function summary(times: number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0
  return {
    lines: sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    slow: sorted.filter((ms) => ms > ALLOWED_MS).length,
  }
}
