import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface ZipMaker {
  add(path: string, content: Uint8Array): void
  /** Bytes so far. */
  size(): number
  end(): Uint8Array
}

/** Pictures are small already: trying takes time and saves nothing. */
const PACKED = /\.(?:jpe?g|png|webp|heic|pdf|zip)$/i

/** A ZIP that is made file by file: what is in it already is kept packed only. */
export function createZip(): ZipMaker {
  const chunks: Uint8Array[] = []
  let size = 0
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
    size += chunk.length
  })
  return {
    add(path, content) {
      const file = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path)
      zip.add(file)
      file.push(content, true)
    },
    size: () => size,
    end() {
      zip.end()
      return Buffer.concat(chunks)
    },
  }
}
