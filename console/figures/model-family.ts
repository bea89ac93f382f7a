import type { Family } from '../contract/figures.js'

/** By the beginning of the model; the first line that fits counts. */
const BEGINNINGS: readonly [RegExp, Family][] = [
  [/^DS-2TD/, 'thermal'],
  [/^(?:DS-2DE|DS-2DF|DS-2DY|DS-2AE)/, 'ptz'],
  [/^(?:DS-2|IPC|HWI)/, 'camera'],
  [/^I?DS-(?:7[67]|9[56]|E)/, 'recorder_ip'],
  [/^I?DS-(?:7[123]|8[12]|90)/, 'recorder_analog'],
  [/^DS-K(?:[DHBVI]|AB)/, 'intercom'],
  [/^DS-K/, 'access'],
  [/^DS-P/, 'alarm'],
]

export function modelFamily(model: string | null): Family {
  if (!model) return 'unknown'
  const name = model.trim().toUpperCase()
  return BEGINNINGS.find(([beginning]) => beginning.test(name))?.[1] ?? 'other'
}
