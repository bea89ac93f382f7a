import { mongo } from 'mongoose'
import { sha256 } from '../../core/ids.js'
import type { FileStore } from '../../core/store.js'
import { assertHash } from './file-folder.js'
import { mongoError } from './mongo/errors.js'

/**
 * Bytes in GridFS. The hash is the file's name and not its id: an upload that was cut off leaves chunks of an id that
 * nobody reads, instead of being in the way of the next one.
 */
export function createGridFiles(db: mongo.Db): FileStore {
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'blobs', writeConcern: { w: 'majority' } })

  async function guarded<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work()
    } catch (error) {
      throw mongoError(error, 'blobs')
    }
  }
  const named = (hash: string) => bucket.find({ filename: hash }).toArray()

  return {
    put: (bytes) =>
      guarded(async () => {
        const hash = sha256(bytes)
        if ((await named(hash)).length > 0) return hash
        await new Promise<void>((resolve, reject) => {
          const upload = bucket.openUploadStream(hash)
          upload.once('finish', () => resolve())
          upload.once('error', reject)
          upload.end(bytes)
        })
        return hash
      }),
    get: (hash) =>
      guarded(async () => {
        assertHash(hash)
        const [file] = await named(hash)
        if (!file) return null
        const parts: Uint8Array[] = []
        for await (const part of bucket.openDownloadStream(file._id)) parts.push(part as Uint8Array)
        return new Uint8Array(Buffer.concat(parts))
      }),
    delete: (hash) =>
      guarded(async () => {
        assertHash(hash)
        for (const file of await named(hash)) await bucket.delete(file._id)
      }),
  }
}
