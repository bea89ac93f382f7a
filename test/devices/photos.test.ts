import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { createCanvas } from '../../bench/evidence/draw/canvas.js'
import { drawCode } from '../../bench/evidence/draw/codes.js'
import { makePhoto } from '../../bench/evidence/photos.js'
import type { Evidence, LabelReading } from '../../devices/facts.js'
import { match } from '../../devices/match.js'
import { createEvidenceReader } from '../../devices/read-evidence.js'
import { RELEASE_THRESHOLD } from '../../devices/rules.js'

// A test machine shares its cores with other tests: what is right matters here, the bench measures how fast.
const reader = createEvidenceReader({ timeoutMs: 60_000 })
afterAll(() => reader.close())

const SAMPLES = new URL('../../playground/samples/', import.meta.url)

interface Sample {
  id: string
  expected: string
  token?: string
  device: { fullSerial: string; shortSerial: string; model: string }
  files: { file: string; kind: string }[]
}

const { samples } = JSON.parse(readFileSync(new URL('samples.json', SAMPLES), 'utf8')) as {
  samples: Sample[]
}

const read = (bytes: Uint8Array, name: string, expectation: 'label' | 'sadp'): Promise<Evidence> =>
  reader.read({ bytes, name, contentType: null }, expectation)

function label(evidence: Evidence): LabelReading {
  if (evidence.kind !== 'label') throw new Error(JSON.stringify(evidence))
  return evidence.label
}

describe('the samples of the playground', () => {
  it.each(samples)('$id: $expected', async (sample) => {
    const tokens: string[] = []
    let devices: Parameters<typeof match>[0]['sadp'] = []
    let photo: LabelReading | null = null
    for (const { file, kind } of sample.files) {
      const evidence = await read(
        readFileSync(new URL(file, SAMPLES)),
        file,
        kind === 'label' ? 'label' : 'sadp',
      )
      if (evidence.kind === 'opaque') tokens.push(evidence.token)
      else if (evidence.kind === 'device_list' || evidence.kind === 'probe_match') devices = evidence.devices
      else photo = label(evidence)
    }
    expect(new Set(tokens)).toEqual(new Set(sample.token ? [sample.token] : []))
    if (!photo) throw new Error('no label')
    const platform = sample.token
      ? { shortSerial: sample.device.shortSerial, model: sample.device.model }
      : null
    const result = match({ label: photo, sadp: devices, picked: null, platform })
    expect(result.decision).toBe(sample.expected)
    if (sample.expected === 'match') expect(result.serial).toBe(sample.device.shortSerial)
    if (sample.id === 'photo-floue') expect(photo.reason).toBe('too_blurred')
  })
}, 120_000)

describe('drawn photos', () => {
  it.each([0, 1, 2, 3, 4, 5])('reads easy photo %i exactly and surely', async (index) => {
    const photo = await makePhoto('test', 'easy', index)
    const { serial } = label(await read(photo.jpeg, 'photo.jpg', 'label'))
    expect(serial?.value).toBe(photo.serials[0])
    expect(serial?.confidence).toBeGreaterThanOrEqual(0.8)
  })

  it.each([0, 1, 2])('hard photo %i: right, unsure or refused, never surely wrong', async (index) => {
    const photo = await makePhoto('test', 'hard', index)
    const evidence = await read(photo.jpeg, 'photo.jpg', 'label')
    const serial = evidence.kind === 'label' ? evidence.label.serial : null
    if (serial && serial.confidence >= RELEASE_THRESHOLD) expect(photo.serials).toContain(serial.value)
  })

  it.each([0, 1, 2])('refuses unreadable photo %i and says why', async (index) => {
    const photo = await makePhoto('test', 'unreadable', index)
    const { serial, reason } = label(await read(photo.jpeg, 'photo.jpg', 'label'))
    expect(serial).toBeNull()
    expect(photo.reasons).toContain(reason)
  })

  it('says the verification code of a label nowhere', async () => {
    const photo = await makePhoto('test', 'easy', 0)
    const evidence = await read(photo.jpeg, 'photo.jpg', 'label')
    expect(JSON.stringify(evidence)).not.toContain(photo.device?.verification)
  })

  it('reads the picture whatever its format and orientation flag', async () => {
    const { jpeg, serials } = await makePhoto('test', 'easy', 0)
    const turned = await sharp(jpeg).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
    const png = await sharp(jpeg).png().toBuffer()
    for (const bytes of [turned, png])
      expect(label(await read(bytes, 'x', 'label')).serial?.value).toBe(serials[0])
  })
}, 120_000)

describe('codes that are not the label’s', () => {
  async function codePicture(payloads: readonly string[], words: readonly string[] = []): Promise<Buffer> {
    const canvas = createCanvas(900, 700)
    canvas.rect({ x: 0, y: 0, width: 900, height: 700, fill: '#ffffff' })
    for (const [i, payload] of payloads.entries())
      await drawCode(canvas, 'QRCode', payload, { x: 60 + i * 420, y: 330, width: 300 })
    for (const [i, text] of words.entries())
      canvas.text(text, { x: 60, y: 70 + i * 56, size: 40, face: 'arimo', fill: '#111' })
    return sharp(Buffer.from(canvas.svg())).flatten({ background: '#fff' }).png().toBuffer()
  }

  it('refuses a share QR and keeps nothing of it', async () => {
    const secret = 'QRC0301U2VjcmV0Q3JlZGVudGlhbHM'
    const evidence = await read(await codePicture([secret]), 'qr.png', 'label')
    expect(evidence).toEqual({ kind: 'unusable', problem: 'share_qr' })
    expect(JSON.stringify(evidence)).not.toContain('U2VjcmV0')
  })

  it('finds a label that contradicts itself suspicious', async () => {
    const picture = await codePicture(
      ['www.hik-connect.com\rAB4178206\rSECRET\rDS-2CD2386G2-IU'],
      ['HIKVISION', 'Model: DS-2CD2386G2-IU', 'S/N: J92746183', 'Made in China'],
    )
    expect(label(await read(picture, 'x.png', 'label'))).toMatchObject({
      serial: null,
      reason: 'contradiction',
    })
  })

  it('names two labels in one picture', async () => {
    const picture = await codePicture([
      'www.hik-connect.com\rAB4178206\rSECRET\rDS-2CD2386G2-IU',
      'www.hik-connect.com\rJ92746183\rSECRET\rDS-2CD2347G2-LU',
    ])
    expect(label(await read(picture, 'x.png', 'label'))).toMatchObject({
      serial: null,
      reason: 'several_labels',
      otherSerials: expect.arrayContaining(['AB4178206', 'J92746183']),
    })
  })

  it('an app’s QR is the wrong code', async () => {
    expect(
      label(await read(await codePicture(['https://appstore.hikvision.com/x']), 'x.png', 'label')),
    ).toMatchObject({ serial: null, reason: 'wrong_code' })
  })

  it('does not take a material code for a serial', async () => {
    const picture = await codePicture(
      [],
      ['HIKVISION', 'Material code: 300808568', 'Lot Number: 4500928789', 'P/N: 305472816', 'Made in China'],
    )
    expect(label(await read(picture, 'x.png', 'label')).serial).toBeNull()
  })
}, 120_000)
