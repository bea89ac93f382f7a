import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod/v4'
import { AppError } from './errors.js'

const playgroundFile = z.object({
  accountSid: z.string(),
  authToken: z.string(),
  secretsKey: z.string(),
  platformKey: z.string(),
})

/** Made at random for each data folder, never shipped: what was encrypted yesterday opens after a restart. */
export function playgroundSecrets(dataDir: string): z.infer<typeof playgroundFile> {
  const path = join(dataDir, 'playground-secrets.json')
  if (existsSync(path)) {
    const read = playgroundFile.safeParse(parseJson(readFileSync(path, 'utf8')))
    if (read.success) return read.data
    // Made anew, codes already stored could never be opened again: better to stop and say so.
    throw new AppError(
      'CONFIG_INVALID',
      `${path} is damaged. Restore it, or delete the folder ${dataDir} to start afresh.`,
    )
  }
  const made = {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
    secretsKey: randomBytes(32).toString('base64'),
    platformKey: randomBytes(32).toString('hex'),
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  return made
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
