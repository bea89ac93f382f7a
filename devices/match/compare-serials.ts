import { nearness } from '../confusables.js'
import type { Reading } from '../facts.js'
import { shortOf, shortOfDevice } from './short.js'
import type { MatchInput, MatchLine, MatchReason, Verdict } from './types.js'

/** What the platform and the list say against the label's serial; null when they agree with it. Writes its lines. */
export function compareSerials(input: MatchInput, serial: Reading, lines: MatchLine[]): Verdict | null {
  const onPlatform = input.platform ? shortOf(input.platform.shortSerial) : null
  if (input.platform) {
    lines.push({
      check: 'platform',
      outcome: onPlatform === null ? 'unknown' : onPlatform === serial.value ? 'agrees' : 'differs',
      label: serial.value,
      other: input.platform.shortSerial,
    })
    if (onPlatform !== null && onPlatform !== serial.value)
      return differs(serial.value, onPlatform, 'platform_differs')
  }
  if (input.sadp.length === 0) return null
  return compareWithList(input, serial, lines)
}

function compareWithList(input: MatchInput, serial: Reading, lines: MatchLine[]): Verdict | null {
  const shorts = input.sadp.map(shortOfDevice)
  const line = (outcome: MatchLine['outcome'], other: string | null) =>
    lines.push({ check: 'serial', outcome, label: serial.value, other })
  if (input.picked !== null) {
    const picked = shortOf(input.picked)
    if (picked === null || !shorts.includes(picked)) {
      line('unknown', input.picked)
      return { decision: 'unsure', reason: 'not_in_list' }
    }
    if (picked !== serial.value) {
      line('differs', picked)
      return differs(serial.value, picked, 'serial_differs')
    }
  }
  const equal = input.sadp.filter((_, i) => shorts[i] === serial.value)
  if (equal.length === 0) {
    const near = shorts.find((short) => short !== null && nearness(short, serial.value) === 'look_alike')
    line('differs', near ?? shorts.find((short) => short !== null) ?? null)
    const reason = input.sadp.length === 1 ? 'serial_differs' : 'not_in_list'
    return near ? differs(serial.value, near, reason) : { decision: 'mismatch', reason }
  }
  const fulls = new Set(equal.map((device) => device.fullSerial.trim().toUpperCase()))
  line(fulls.size === 1 ? 'agrees' : 'unknown', [...fulls].join(' · '))
  return fulls.size === 1 ? null : { decision: 'unsure', reason: 'several_in_list' }
}

function differs(label: string, other: string, reason: MatchReason): Verdict {
  return nearness(label, other) === 'look_alike'
    ? { decision: 'unsure', reason: 'serial_one_character_away' }
    : { decision: 'mismatch', reason }
}
