import { constants, deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { Evidence } from '../../devices/facts.js'
import { createEvidenceReader } from '../../devices/read-evidence.js'
import { zipOf } from './hostile-zip.js'

// What is right matters here: a busy machine gets time.
const reader = createEvidenceReader({ workers: 1, timeoutMs: 60_000 })
afterAll(() => reader.close())

const read = (bytes: Uint8Array, name: string): Promise<Evidence> =>
  reader.read({ bytes, name, contentType: null }, 'any')

const LIST = Buffer.from('ID,Device Type,Device Serial No.\n1,DS,DS-2CD2386G2-IU20230614AAWRAB4178206\n')

/** The reader is alive and well after what it was given. */
async function goesOn(): Promise<void> {
  expect((await read(LIST, 'liste.csv')).kind).toBe('device_list')
}

describe('pictures that move', () => {
  const SIDE = 64
  const FRAMES = 5
  const raw = { width: SIDE, height: SIDE * FRAMES, channels: 3 as const, pageHeight: SIDE }
  const moving = () => sharp(Buffer.alloc(SIDE * SIDE * FRAMES * 3, 90), { raw })

  /** A PNG that says it is animated: the chunk stands right behind the header. */
  async function apng(): Promise<Buffer> {
    const png = await sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#456' } })
      .png()
      .toBuffer()
    const chunk = Buffer.alloc(20)
    chunk.writeUInt32BE(8, 0)
    chunk.write('acTL', 4, 'latin1')
    chunk.writeUInt32BE(0x7fffffff, 8)
    return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
  }

  it.each([
    ['GIF', () => moving().gif().toBuffer()],
    ['WebP', () => moving().webp().toBuffer()],
    ['APNG', apng],
  ])('%s: the first frame is read, or it is refused', async (name, make) => {
    const evidence = await read(await make(), `photo.${name}`)
    expect(['label', 'unusable']).toContain(evidence.kind)
    if (evidence.kind === 'label') expect(evidence.label.height).toBe(SIDE)
  })
})

describe('pictures too large to be held whole', () => {
  it('a progressive JPEG of 60 megapixels', async () => {
    const create = { width: 10_000, height: 6_000, channels: 3 as const, background: '#777' }
    const jpeg = await sharp({ create }).jpeg({ progressive: true, quality: 40 }).toBuffer()
    expect(await read(jpeg, 'a.jpg')).toEqual({ kind: 'unusable', problem: 'too_large' })
  })

  it.each([
    ['one bit deep', { bits: 1, compression: 0, height: 8 }],
    ['from top to bottom', { bits: 24, compression: 0, height: -8 }],
    ['of no depth', { bits: 0, compression: 0, height: 8 }],
    ['of a compression nobody knows', { bits: 8, compression: 99, height: 8 }],
    ['packed and of 60 megapixels', { bits: 8, compression: 1, height: 7_500, width: 8_000 }],
    ['of the least height there is', { bits: 24, compression: 0, height: -(2 ** 31) }],
  ])('a BMP %s harms nobody', async (_, head) => {
    const bytes = Buffer.alloc(54 + 1024 + 8 * 8 * 4, 1)
    bytes.write('BM', 0, 'latin1')
    bytes.writeUInt32LE(54 + 1024, 10)
    bytes.writeUInt32LE(40, 14)
    bytes.writeInt32LE('width' in head ? head.width : 8, 18)
    bytes.writeInt32LE(head.height, 22)
    bytes.writeUInt16LE(1, 26)
    bytes.writeUInt16LE(head.bits, 28)
    bytes.writeUInt32LE(head.compression, 30)
    bytes.writeUInt32LE(0, 46)
    const evidence = await read(bytes, 'photo.bmp')
    expect(['label', 'unusable']).toContain(evidence.kind)
    await goesOn()
  })
})

describe('documents', () => {
  /** Deflate's own: an empty block after which nothing comes. */
  const LAST_BLOCK = Buffer.from([3, 0])
  const pdf = (objects: readonly string[], trailer = '') => {
    const bodies = objects.map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`).join('')
    return Buffer.from(`%PDF-1.5\n${bodies}trailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF`, 'latin1')
  }
  const text = (words: string) => `<< /Length ${words.length} >>\nstream\n${words}\nendstream`
  const FONT = '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'

  it('of a thousand pages are read at their first ones', async () => {
    const kids = Array.from({ length: 1000 }, (_, i) => `${i + 4} 0 R`).join(' ')
    const page = (content: string) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] ${FONT} ${content} >>`
    const words =
      'BT /F1 14 Tf 40 300 Td (COMPTOIR VIDEO) Tj 0 -30 Td (Facture TOTAL EUR) Tj 0 -30 Td (S/N: AB4178206) Tj ET'
    const evidence = await read(
      pdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids [${kids}] /Count 1000 >>`,
        text(words),
        ...Array.from({ length: 1000 }, (_, i) => page(i === 0 ? '/Contents 3 0 R' : '')),
      ]),
      'facture.pdf',
    )
    expect(evidence).toMatchObject({ kind: 'receipt', receipt: { serials: [{ value: 'AB4178206' }] } })
  })

  it('that are locked, or claim a picture of gigabytes, are refused', async () => {
    const locked = pdf(
      [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [] /Count 0 >>',
        `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
      ],
      `/Encrypt 3 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`,
    )
    expect((await read(locked, 'facture.pdf')).kind).toBe('unusable')
    const draw = 'q 400 0 0 400 0 0 cm /Im0 Do Q'
    const huge = pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << /XObject << /Im0 5 0 R >> >> /Contents 4 0 R >>',
      text(draw),
      '<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream',
    ])
    expect((await read(huge, 'scan.pdf')).kind).toBe('unusable')
    await goesOn()
  })

  it('a workbook that unpacks to far more than it says does not take the machine’s memory', async () => {
    const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH })
    const sheet = Buffer.concat([...Array.from({ length: 900 }, () => megabyte), LAST_BLOCK])
    // Found out while it unpacks; a process killed for its memory would have said too_large.
    expect(await read(zipOf('xl/workbook.xml', sheet, 1000), 'liste.xlsx')).toEqual({
      kind: 'unusable',
      problem: 'damaged',
    })
    await goesOn()
  })
})
