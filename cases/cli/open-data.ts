import { loadConfig } from '../../core/config.js'
import { asAppError } from '../../core/errors.js'
import { createSecretBox, type SecretBox } from '../../core/secrets.js'
import type { FileStore, Store } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

export interface Data {
  store: Store
  files: FileStore
  box: SecretBox
  exclusive: boolean
}

/**
 * Runs one command over the product's own data, found by the product's own configuration. The embedded database takes
 * one process at a time: stop the service first. Exit 0: well; 1: what `work` says; 2: usage or configuration.
 */
export async function withData(work: (data: Data) => Promise<number>): Promise<void> {
  try {
    const config = loadConfig()
    const opened = await openStore({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      schemas: SCHEMAS,
    })
    try {
      process.exitCode = await work({ ...opened, box: createSecretBox(config.secretKeys) })
    } finally {
      await opened.store.close()
    }
  } catch (error) {
    const { code, message, remedy } = asAppError(error)
    process.stderr.write(`${code}: ${message}\n${remedy}\n`)
    process.exitCode = 2
  }
}

export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function usage(text: string): number {
  process.stderr.write(`${text}\n`)
  return 2
}
