import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeImage } from '../../devices/photo/decode-image.js'
import { editedWith } from '../../devices/photo/edited-with.js'
import { fingerprint, fingerprintDistance } from '../../devices/photo/fingerprint.js'

async function print(bytes: Uint8Array): Promise<string> {
  const decoded = await decodeImage(bytes, 'jpg')
  if ('problem' in decoded) throw new Error(decoded.problem)
  return fingerprint(decoded.picture)
}
const sample = (name: string) => `playground/samples/${name}`

describe('fingerprint', () => {
  it('knows a picture again that was shrunk, compressed anew and brightened', async () => {
    const original = await sharp(sample('camera-etiquette.jpg')).jpeg().toBuffer()
    const copy = await sharp(original)
      .resize({ width: 640 })
      .modulate({ brightness: 1.1 })
      .jpeg({ quality: 40 })
      .toBuffer()
    const [a, b] = [await print(original), await print(copy)]
    expect(a).toMatch(/^[0-9a-f]{80}$/)
    expect(fingerprintDistance(a, b)).toBeLessThan(0.1)
    expect(fingerprintDistance(a, a)).toBe(0)
  })

  it('tells two pictures apart, even of one drawing hand', async () => {
    const names = [
      'camera-etiquette.jpg',
      'dome-etiquette.jpg',
      'enregistreur-etiquette.jpg',
      'autre-etiquette.jpg',
    ]
    const prints = await Promise.all(
      names.map(async (name) => print(await sharp(sample(name)).jpeg().toBuffer())),
    )
    for (const [i, a] of prints.entries()) {
      for (const b of prints.slice(i + 1)) expect(fingerprintDistance(a, b)).toBeGreaterThan(0.1)
    }
  })
})

describe('editedWith', () => {
  it('reads the program from the metadata, and only there', async () => {
    const plain = await sharp(sample('camera-etiquette.jpg')).jpeg().toBuffer()
    const edited = await sharp(plain)
      .withExif({ IFD0: { Software: 'GIMP 2.10' } })
      .jpeg()
      .toBuffer()
    expect(editedWith(plain)).toBeNull()
    expect(editedWith(edited)).toBe('GIMP')
  })
})
