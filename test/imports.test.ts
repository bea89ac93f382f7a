/** Holds the code to DESIGN.md's table of who may import whom. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Room → rooms it may import (itself is understood). */
const TABLE: Record<string, string[]> = {
  core: [],
  locales: ['core'],
  models: ['core'],
  devices: ['core'],
  jobs: ['core'],
  adapters: ['core', 'locales'],
  cases: ['core', 'models', 'jobs', 'devices'],
  hotline: ['core', 'locales', 'models', 'jobs', 'cases'],
  dialogs: ['core', 'locales', 'devices', 'cases', 'hotline'],
  bot: ['core', 'locales', 'models', 'devices', 'jobs', 'adapters', 'cases', 'hotline', 'dialogs'],
  console: ['core', 'locales', 'models', 'cases', 'hotline'],
}
/** A port is implemented with a type-only import of it, from any room. */
const PORTS_BY_TYPE = new Set(['adapters'])
/** Package → the only places that may import it at all. */
const PACKAGES: [RegExp, RegExp][] = [
  [/^twilio$/, /^(adapters\/whatsapp|playground\/twilio|test)\//],
  [/^mongoose$/, /^(models|test)\//],
  [
    /^(botbuilder|botframework-|@microsoft\/|@azure\/)/,
    /^(adapters\/teams|bot|dialogs|playground\/desk|test)\//,
  ],
]

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found: Import[] = []
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm)) {
    found.push({ file, target: match[2] ?? '', typeOnly: match[1] !== undefined })
  }
  for (const match of text.matchAll(/^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)) {
    found.push({ file, target: match[1] ?? match[2] ?? '', typeOnly: false })
  }
  return found
}

const rooms = Object.keys(TABLE)
const files = rooms.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `${room}/${file}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/web/')),
)
const everything = files.flatMap(importsOf)

function roomOf(file: string, target: string): string {
  return relative(ROOT, resolve(ROOT, dirname(file), target)).split('/')[0] ?? ''
}

describe('rooms', () => {
  it('are found', () => expect(files.length).toBeGreaterThan(50))

  it('import only what the design lets them', () => {
    const wrong = everything
      .filter(({ target }) => target.startsWith('.'))
      .filter(({ file, target, typeOnly }) => {
        const from = file.split('/')[0] ?? ''
        const to = roomOf(file, target)
        if (to === from || TABLE[from]?.includes(to)) return false
        if (from === 'bot' && file === 'bot/app.ts') return false
        if (from === 'bot' && file.startsWith('bot/wire-')) return false
        return !(typeOnly && PORTS_BY_TYPE.has(from))
      })
      .map(({ file, target }) => `${file} → ${target}`)
    expect(wrong).toEqual([])
  })

  it('leave the packages of one room to that room', () => {
    const wrong = everything
      .filter(({ file, target }) => PACKAGES.some(([name, where]) => name.test(target) && !where.test(file)))
      .map(({ file, target }) => `${file} → ${target}`)
    expect(wrong).toEqual([])
  })

  it('read the environment nowhere but in core/config', () => {
    const wrong = files.filter(
      (file) => file !== 'core/config.ts' && /process\.env/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
