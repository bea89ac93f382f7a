import { describe, expect, it } from 'vitest'
import type { At } from './things.js'

export function filesContract({ files }: At): void {
  describe('files', () => {
    it('keeps bytes under their hash, twice the same once, until they are deleted', async () => {
      const bytes = new Uint8Array(600_000).map((_, i) => (i * 7919) % 256)
      const hash = await files.put(bytes)
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
      expect(await files.put(bytes)).toBe(hash)
      expect(Buffer.compare((await files.get(hash)) as Uint8Array, bytes)).toBe(0)
      await files.delete(hash)
      expect(await files.get(hash)).toBeNull()
      await files.delete(hash)
    })

    it('keeps an empty file', async () => {
      const hash = await files.put(new Uint8Array())
      expect(await files.get(hash)).toEqual(new Uint8Array())
    })

    it('refuses a name that is no hash', async () => {
      await expect(files.get('../../lock')).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
      await expect(files.delete('..')).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
    })
  })
}
