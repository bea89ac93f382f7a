import { readFileSync } from 'node:fs'
import { encode as encodeBmp } from 'bmp-ts'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { createCanvas } from '../../bench/evidence/draw/canvas.js'
import { drawCode } from '../../bench/evidence/draw/codes.js'
import { drawDevice } from '../../bench/evidence/draw/device.js'
import { drawReceipt } from '../../bench/evidence/draw/receipt.js'
import { makePhoto } from '../../bench/evidence/photos.js'
import { createRandom } from '../../bench/evidence/random.js'
import type { Evidence, Expectation } from '../../devices/facts.js'
import { createEvidenceReader } from '../../devices/read-evidence.js'

const reader = createEvidenceReader({ timeoutMs: 60_000 })
afterAll(() => reader.close())

const read = (bytes: Uint8Array, name: string, expectation: Expectation = 'any'): Promise<Evidence> =>
  reader.read({ bytes, name, contentType: null }, expectation)

function sheet(lines: readonly string[], size = 40): ReturnType<typeof createCanvas> {
  const canvas = createCanvas(1100, 120 + lines.length * size * 1.7)
  canvas.rect({ x: 0, y: 0, width: 1100, height: canvas.height, fill: '#ffffff' })
  for (const [i, text] of lines.entries())
    canvas.text(text, { x: 60, y: 90 + i * size * 1.7, size, face: 'arimo', fill: '#111' })
  return canvas
}

const LABEL = [
  'HIKVISION',
  'Model: DS-2CD2386G2-IU',
  'S/N: J93746283',
  'MAC: 44-19-B6-FE-56-BE',
  'Made in China',
]

const picture = (lines: readonly string[], size?: number) =>
  sharp(Buffer.from(sheet(lines, size).svg())).flatten({ background: '#fff' })

/** One page that is a picture and has no text of its own, as a scanner writes it. */
function scannedPdf(jpeg: Buffer, width: number, height: number): Buffer {
  const draw = `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Im0 4 0 R >> >> /Contents 5 0 R >>`,
    ),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
    Buffer.from(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`),
  ]
  const parts = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [i, body] of objects.entries()) {
    const object = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    offsets.push(at)
    at += object.length
    parts.push(object)
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

describe('the formats that people send', () => {
  it.each([
    ['CMYK JPEG', 'a.jpg', async () => picture(LABEL).toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer()],
    ['16-bit PNG', 'a.png', async () => picture(LABEL).toColourspace('rgb16').png().toBuffer()],
    ['WebP', 'a.webp', async () => picture(LABEL).webp({ quality: 85 }).toBuffer()],
    ['grey TIFF', 'a.tif', async () => picture(LABEL).greyscale().tiff().toBuffer()],
    ['AVIF', 'a.avif', async () => picture(LABEL).avif({ quality: 70, effort: 0 }).toBuffer()],
    [
      'BMP',
      'a.bmp',
      async () => {
        const { data, info } = await picture(LABEL).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
        const abgr = Buffer.alloc(data.length)
        for (let i = 0; i < data.length; i += 4) {
          abgr[i] = 255
          abgr[i + 1] = data[i + 2] ?? 0
          abgr[i + 2] = data[i + 1] ?? 0
          abgr[i + 3] = data[i] ?? 0
        }
        return encodeBmp({ data: abgr, width: info.width, height: info.height, bitPP: 24 }).data
      },
    ],
    [
      'PDF that is a scan',
      'a.pdf',
      async () => {
        const { data, info } = await picture(LABEL).jpeg().toBuffer({ resolveWithObject: true })
        return scannedPdf(data, info.width, info.height)
      },
    ],
  ])('%s', async (_, name, make) => {
    const evidence = await read(await make(), name, 'label')
    expect(evidence).toMatchObject({ kind: 'label', label: { serial: { value: 'J93746283' } } })
  })

  it('HEIC of 12 megapixels, as phones take it', async () => {
    // Drawn by bench/evidence, its serial invented; packed by heif-enc (libheif 1.15, x265), with a preview inside.
    const bytes = readFileSync(new URL('./fixtures/label-12mp.heic', import.meta.url))
    const evidence = await read(bytes, 'IMG_0042.HEIC', 'label')
    expect(evidence).toMatchObject({
      kind: 'label',
      label: {
        serial: { value: 'AB4178206' },
        model: { value: 'DS-2CD2386G2-IU' },
        width: 2400,
        height: 1800,
      },
    })
  })

  it('a scanned receipt lists its serials, its seller and its date, and none of its other numbers', async () => {
    const random = createRandom(5)
    const devices = [drawDevice(random), drawDevice(random)]
    const receipt = drawReceipt(random, devices)
    const { data, info } = await sharp(Buffer.from(receipt.svg))
      .resize({ width: 1240 })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    const evidence = await read(scannedPdf(data, info.width, info.height), 'facture.pdf')
    if (evidence.kind !== 'receipt') throw new Error(JSON.stringify(evidence))
    expect(evidence.receipt.serials.map((serial) => serial.value)).toEqual(
      devices.map((device) => device.short),
    )
    expect(evidence.receipt.date).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(evidence.receipt.seller).not.toBeNull()
  })

  it('a picture of the SADP window is a device list, and known as a picture', async () => {
    const rows = [
      'SADP  Total number of online devices: 2',
      'ID  Device Type  Status  IPv4 Address  Device Serial No.',
      '1   DS-2CD2386G2-IU   Active   192.168.1.64   DS-2CD2386G2-IU20230614AAWRJ93746283',
      '2   DS-2CD2347G2-LU   Active   192.168.1.65   DS-2CD2347G2-LU20220117AAWRJ92746333',
    ]
    const canvas = createCanvas(1500, 320)
    canvas.rect({ x: 0, y: 0, width: 1500, height: 320, fill: '#ffffff' })
    for (const [i, row] of rows.entries())
      for (const [j, cell] of row.split(/ {2,}/).entries())
        canvas.text(cell, {
          x: 30 + j * (i === 0 ? 200 : 240),
          y: 60 + i * 64,
          size: 22,
          face: 'arimo',
          fill: '#111',
        })
    const png = await sharp(Buffer.from(canvas.svg())).flatten({ background: '#fff' }).png().toBuffer()
    const evidence = await read(png, 'sadp.png', 'sadp')
    if (evidence.kind !== 'device_list') throw new Error(JSON.stringify(evidence))
    expect(evidence.via).toBe('screenshot')
    expect(evidence.devices.map((device) => device.shortSerial)).toEqual(['J93746283', 'J92746333'])
  })
}, 120_000)

describe('numbers that are no serial', () => {
  it('another maker’s longer serial number', async () => {
    for (const number of ['6957984750709', '1303115406900']) {
      const lines = [
        'BOX INTERNET 5',
        'Nom du réseau : BOX-2752',
        'Clé de sécurité : 7HfK92LmPq',
        `N° de série : ${number}`,
      ]
      const evidence = await read(await picture(lines).jpeg().toBuffer(), 'box.jpg', 'label')
      expect(evidence).toMatchObject({ kind: 'label', label: { serial: null, reason: 'no_label' } })
    }
  })

  it('a page of text is told to be none of a label', async () => {
    const photo = await makePhoto('test', 'not_label', 5)
    expect(await read(photo.jpeg, 'page.jpg', 'label')).toMatchObject({
      kind: 'label',
      label: { serial: null, reason: 'no_label' },
    })
  })

  it('a Wi-Fi QR beside a label does not hide the label', async () => {
    const canvas = sheet(LABEL)
    await drawCode(canvas, 'QRCode', 'WIFI:S:BOX-1234;T:WPA;P:7HfK92LmPq;;', { x: 800, y: 130, width: 220 })
    const bytes = await sharp(Buffer.from(canvas.svg())).flatten({ background: '#fff' }).png().toBuffer()
    expect(await read(bytes, 'a.png', 'label')).toMatchObject({
      kind: 'label',
      label: { serial: { value: 'J93746283' } },
    })
  })
}, 120_000)
