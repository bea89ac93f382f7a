import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemo } from '../../bench/demo/make-demo.js'
import { createSecretBox, type SecretBox } from '../../core/secrets.js'
import type { FileStore, Store } from '../../core/store.js'
import { openStore } from '../../models/open-store.js'
import { SCHEMAS } from '../../models/schemas.js'

export interface DemoStore {
  store: Store
  files: FileStore
  box: SecretBox
  close(): Promise<void>
}

/** Memory where the machine has it: nothing here waits for a disk. */
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export const UNTIL = new Date('2026-11-20T17:00:00+01:00')

/** A few cases of the product itself, the same for a seed. */
export async function openDemo(options: {
  cases: number
  seed: number
  days?: number
  until?: Date
}): Promise<DemoStore> {
  const dataDir = mkdtempSync(join(ROOM, 'sesame-figures-'))
  const { store, files } = await openStore({ dataDir, schemas: SCHEMAS })
  const box = createSecretBox([{ id: 'test', bytes: new Uint8Array(32).fill(5) }])
  await makeDemo({ store, files, box, until: UNTIL, ...options })
  return {
    store,
    files,
    box,
    async close() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
