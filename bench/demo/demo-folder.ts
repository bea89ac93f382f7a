import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../core/errors.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

/** The file by which a folder is known to be a demo's. */
export const MARK = 'demo-data.json'

/** Before anything is touched. */
export function refuseRealServices(env: Readonly<Record<string, string | undefined>>): void {
  const real = [
    'DATABASE_URL',
    'TWILIO_ACCOUNT_SID',
    'MICROSOFT_APP_ID',
    'RESET_PLATFORM_URL',
    'SMTP_URL',
    'OIDC_ISSUER',
  ]
  const set = real.filter((name) => env[name])
  if (set.length > 0) {
    throw new AppError(
      'CONFIG_INVALID',
      `demo data are not made where a real service is configured: ${set.join(', ')}`,
    )
  }
}

/** Opening it first says whether another process is at work there. */
export async function emptyFolder(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return void mkdirSync(dataDir, { recursive: true })
  const present = readdirSync(dataDir)
  if (present.length === 0) return
  if (!present.includes(MARK)) {
    throw new AppError(
      'CONFIG_INVALID',
      `${dataDir} holds data that this command did not make; give it another folder with --data`,
    )
  }
  const { store } = await openStore({ dataDir, schemas: SCHEMAS })
  await store.close()
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true })
}
