import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError, asAppError } from '../../core/errors.js'
import { sha256 } from '../../core/ids.js'
import type { FileStore } from '../../core/store.js'

/** Bytes in a folder: `ab/cdef…`, the SHA-256 cut after two digits. Whole on disk before `put` resolves. */
export function createFolderFiles(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))

  return {
    async put(bytes) {
      const hash = sha256(bytes)
      const path = pathOf(hash)
      // A crash leaves only whole files under their names, so what is there is good.
      if ((await stat(path).catch(() => null))?.size === bytes.length) return hash
      const draft = join(folder, `.${randomUUID()}.tmp`)
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeSynced(draft, bytes)
        await rename(draft, path)
        await syncFolder(dirname(path))
        await syncFolder(folder)
      } catch (cause) {
        await rm(draft, { force: true })
        throw asAppError(cause, 'STORE_UNAVAILABLE')
      }
      return hash
    },
    async get(hash) {
      assertHash(hash)
      try {
        return new Uint8Array(await readFile(pathOf(hash)))
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw asAppError(cause, 'STORE_UNAVAILABLE')
      }
    },
    async delete(hash) {
      assertHash(hash)
      await rm(pathOf(hash), { force: true })
    },
  }
}

/** Removes what a crash left half written. Only while no other process can be writing. */
export async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith('.tmp')) await rm(join(folder, name))
}

/** A name that is no hash could lead out of the folder. */
export function assertHash(hash: string): void {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new AppError('DOCUMENT_INVALID', 'a file is named by its SHA-256')
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name itself must survive a power cut too. Windows cannot sync a folder and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
