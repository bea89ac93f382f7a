import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecretBox, type SecretBox } from '../../core/secrets.js'
import type { FileStore, Store } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

export interface TestBed {
  store: Store
  files: FileStore
  box: SecretBox
  dataDir: string
  /** Empties it: quicker than opening another. */
  wipe(): Promise<void>
  close(): Promise<void>
}

/** A store of its own in a folder of its own, and a key nobody else has. */
export async function openTestStore(): Promise<TestBed> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sesame-cases-'))
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  return {
    store,
    files,
    dataDir,
    box: createSecretBox([{ id: 'k1', bytes: randomBytes(32) }]),
    async wipe() {
      await store.transaction(async (tx) => {
        for (const { name } of SCHEMAS) await tx.delete(name, {})
      })
    },
    async close() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
