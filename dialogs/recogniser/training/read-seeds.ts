import { readdirSync, readFileSync } from 'node:fs'
import { type Intent, isIntent } from '../intents.js'
import type { Slots } from './grammar.js'

const FOLDER = new URL('./seeds/', import.meta.url)

export interface Seeds {
  slots: Slots
  patterns: { intent: Intent; pattern: string }[]
}

/** The lines of a text below their headings. */
export function* sections(text: string, heading: RegExp): Generator<[name: string, line: string]> {
  let name = ''
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const found = heading.exec(line)
    if (found) name = found[1] ?? ''
    else if (line && !line.startsWith('# ')) yield [name, line]
  }
}

/** The hand-written sentences and patterns the recogniser learns from, in file order. */
export function readSeeds(): Seeds {
  const slots = new Map<string, string[]>()
  for (const [name, line] of sections(readFileSync(new URL('slots.txt', FOLDER), 'utf8'), /^\[(\w+)\]$/)) {
    slots.set(name, [...(slots.get(name) ?? []), line])
  }
  const patterns: Seeds['patterns'] = []
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt') && file !== 'slots.txt')
  for (const file of files.sort()) {
    for (const [name, pattern] of sections(readFileSync(new URL(file, FOLDER), 'utf8'), /^## (\w+)$/)) {
      if (!isIntent(name)) throw new Error(`${file}: "${name}" is no intent`)
      patterns.push({ intent: name, pattern })
    }
  }
  return { slots, patterns }
}
