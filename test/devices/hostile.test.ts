import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { Evidence } from '../../devices/facts.js'
import { createEvidenceReader } from '../../devices/read-evidence.js'
import { zipOf } from './hostile-zip.js'

const reader = createEvidenceReader()
afterAll(() => reader.close())

const read = (bytes: Uint8Array, name = 'photo.jpg'): Promise<Evidence> =>
  reader.read({ bytes, name, contentType: null }, 'any')

const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#88aacc' } })

/** A PNG whose header claims a size that its data does not have: the claim alone must be enough to refuse it. */
function claim(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  copy.writeUInt32BE(crc(copy.subarray(12, 29)), 29)
  return copy
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

function bmp(width: number, height: number, pixels: Buffer): Buffer {
  const head = Buffer.alloc(54)
  head.write('BM', 0, 'latin1')
  head.writeUInt32LE(54 + pixels.length, 2)
  head.writeUInt32LE(54, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(width, 18)
  head.writeInt32LE(height, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return Buffer.concat([head, pixels])
}

const PDF_WITH_SCRIPT = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1);this.submitForm('http://127.0.0.1:1/'))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 121>>stream
BT /F1 14 Tf 40 300 Td (COMPTOIR VIDEO) Tj 0 -30 Td (Facture 620770077 TOTAL EUR) Tj 0 -30 Td (S/N: AB4178206) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`

describe('hostile and odd files', () => {
  it('refuses pictures that claim to be too large before decoding them', async () => {
    const png = await noise(8, 8).png().toBuffer()
    for (const [width, height] of [
      [20_000, 10_000],
      [50_000, 4],
      [4, 50_000],
      [2 ** 31 - 1, 2 ** 31 - 1],
    ] as const) {
      const evidence = await read(claim(png, width, height), 'bomb.png')
      expect(evidence.kind).toBe('unusable')
    }
    expect(await read(bmp(30_000, 30_000, Buffer.alloc(16)), 'bomb.bmp')).toEqual({
      kind: 'unusable',
      problem: 'too_large',
    })
    expect(await read(bmp(3_000, 3_000, Buffer.alloc(16)), 'short.bmp')).toEqual({
      kind: 'unusable',
      problem: 'damaged',
    })
  })

  it('refuses what could fetch or run something, and reads a PDF’s text without running its scripts', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/></svg>'
    expect(await read(Buffer.from(svg), 'label.jpg')).toEqual({ kind: 'unusable', problem: 'unsupported' })
    expect(await read(Buffer.from(`<?xml version="1.0"?>${svg}`), 'label.png')).toEqual({
      kind: 'unusable',
      problem: 'unsupported',
    })
    const pdf = await read(Buffer.from(PDF_WITH_SCRIPT), 'facture.pdf')
    expect(pdf).toMatchObject({
      kind: 'receipt',
      receipt: { serials: [{ value: 'AB4178206' }], seller: 'COMPTOIR VIDEO' },
    })
    expect(await read(Buffer.from('%PDF-1.4\nnothing'), 'x.pdf')).toMatchObject({ kind: 'unusable' })
    expect(await read(Buffer.from('MZ\x90\x00\x03'), 'setup.jpg')).toMatchObject({ kind: 'unusable' })
  })

  it('refuses a damaged HEIC without falling over', async () => {
    const head = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
      Buffer.alloc(400, 7),
    ])
    expect(await read(head, 'IMG_0001.HEIC')).toEqual({ kind: 'unusable', problem: 'damaged' })
  })

  it('refuses a spreadsheet that says it unpacks to gigabytes, and a damaged one', async () => {
    expect(
      await read(zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(1000)), 0xf0000000), 'liste.xlsx'),
    ).toEqual({
      kind: 'unusable',
      problem: 'unsafe',
    })
    expect(await read(zipOf('xl/workbook.xml', deflateRawSync('<x/>'), 4), 'liste.xlsx')).toMatchObject({
      kind: 'unusable',
    })
  })

  it('reads odd but harmless pictures without a serial and without falling over', async () => {
    const odd: [string, Buffer][] = [
      ['1×1', await noise(1, 1).png().toBuffer()],
      ['16 bits', await noise(64, 64).toColourspace('rgb16').png().toBuffer()],
      ['CMYK', await noise(64, 64).toColourspace('cmyk').jpeg().toBuffer()],
      [
        'transparent',
        await sharp({ create: { width: 40, height: 40, channels: 4, background: '#00000000' } })
          .png()
          .toBuffer(),
      ],
      ['GIF', await noise(30, 30).gif().toBuffer()],
      ['WebP', await noise(30, 30).webp().toBuffer()],
      ['BMP', bmp(4, 4, Buffer.alloc(48, 120))],
      ['cut in half', (await noise(400, 300).jpeg().toBuffer()).subarray(0, 600)],
      ['very long', await noise(4_000, 20).png().toBuffer()],
    ]
    for (const [name, bytes] of odd) {
      const evidence = await read(bytes, `${name}.img`)
      if (evidence.kind === 'label') expect(evidence.label.serial, name).toBeNull()
      else expect(evidence.kind, name).toBe('unusable')
    }
  })

  it('a file with two faces is read as one of them only', async () => {
    const jpeg = await noise(64, 64).jpeg().toBuffer()
    const both = Buffer.concat([
      jpeg,
      Buffer.from('<html><script>alert(1)</script></html>'),
      zipOf('a', deflateRawSync('b'), 1),
    ])
    expect((await read(both, 'photo.html')).kind).toBe('label')
  })

  it('gives up a file that takes too long, and goes on with the next', async () => {
    const hasty = createEvidenceReader({ timeoutMs: 1 })
    try {
      expect(
        await hasty.read(
          { bytes: await noise(900, 900).png().toBuffer(), name: null, contentType: null },
          'any',
        ),
      ).toEqual({ kind: 'unusable', problem: 'timeout' })
    } finally {
      await hasty.close()
    }
    expect(
      (await read(Buffer.from('ID,Device Serial No.\n1,DS-2CD2386G2-IU20230614AAWRAB4178206\n'), 'l.csv'))
        .kind,
    ).toBe('device_list')
  })

  it('answers empty and oversized files without starting a process', async () => {
    expect(await read(new Uint8Array())).toEqual({ kind: 'unusable', problem: 'empty' })
    expect(await read(new Uint8Array(17 * 1024 * 1024))).toEqual({ kind: 'unusable', problem: 'too_large' })
  })
}, 120_000)
