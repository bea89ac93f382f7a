import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SAMPLES = fileURLToPath(new URL('../../playground/samples/', import.meta.url))
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** A command on the shell, as a process of its own: nothing but its own work keeps it alive. */
function command(script: string, ...args: string[]): Promise<{ code: number | string; lines: unknown[] }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', TSX, script, ...args], { cwd: ROOT }, (error, stdout) => {
      const lines = stdout.split('\n').filter(Boolean)
      resolve({ code: error?.code ?? 0, lines: lines.map((line) => JSON.parse(line)) })
    })
  })
}

it('read-label prints a line for each photo and ends well', async () => {
  const photos = [`${SAMPLES}camera-etiquette.jpg`, `${SAMPLES}dome-etiquette.jpg`]
  const { code, lines } = await command('devices/cli/read-label.ts', ...photos)
  expect(code).toBe(0)
  expect(lines).toHaveLength(2)
  for (const [index, line] of lines.entries()) {
    expect(line).toMatchObject({
      file: photos[index],
      serial: expect.stringMatching(/^(\d{9}|[A-Z]\d{8}|[A-Z]{2}\d{7})$/),
      confidence: expect.any(Number),
      quality: expect.any(Array),
      ms: expect.any(Number),
    })
  }
})

it('read-label goes on after a file that is not there, and says so by its exit code', async () => {
  const { code, lines } = await command(
    'devices/cli/read-label.ts',
    `${SAMPLES}nowhere.jpg`,
    `${SAMPLES}camera-etiquette.jpg`,
  )
  expect(code).toBe(1)
  expect(lines).toHaveLength(1)
})

it('read-label --explain draws what was read where, and a line for each below the photo', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'))
  copyFileSync(`${SAMPLES}camera-etiquette.jpg`, join(folder, 'photo.jpg'))
  const { code } = await command('devices/cli/read-label.ts', '--explain', join(folder, 'photo.jpg'))
  expect(code).toBe(0)
  const photo = await sharp(join(folder, 'photo.jpg')).metadata()
  const drawn = await sharp(join(folder, 'photo.explained.jpg')).metadata()
  expect(drawn.height / drawn.width).toBeGreaterThan(photo.height / photo.width + 0.05)
  rmSync(folder, { recursive: true })
})

it('match compares a photo with what SADP saved', async () => {
  const { code, lines } = await command(
    'devices/cli/match.ts',
    `${SAMPLES}camera-etiquette.jpg`,
    `${SAMPLES}camera-SADP.csv`,
  )
  expect(code).toBe(0)
  expect(lines).toEqual([expect.objectContaining({ decision: 'match', reason: expect.any(String) })])
})
