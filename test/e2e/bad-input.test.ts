/** What bad input gets, over real HTTP from the phone to the answer: a kind sentence, and a process that goes on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../bot/app.js'
import { loadConfig } from '../../core/config.js'
import { createLog } from '../../core/log.js'
import { openPhone, type Phone } from './phone.js'

const dataDir = mkdtempSync(join(tmpdir(), 'sesame-bad-input-'))
let app: App
let phone: Phone

beforeAll(async () => {
  app = await startApp(loadConfig({ PORT: '0', DATA_DIR: dataDir }), { log: createLog('fatal') })
  phone = await openPhone(app.url, '+33639980077')
  await phone.say('bonjour')
  await phone.hears(/Qui êtes-vous/)
})
afterAll(async () => {
  phone?.close()
  await app?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A PNG that says it has 200 million pixels, all of one colour: small on the wire, huge when it is drawn. */
function hugePicture(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8 + body.length)
    frame.writeUInt32BE(data.length, 0)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc(body), 4 + body.length)
    return frame
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}

const DOCTYPE =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ProbeMatch>&x;</ProbeMatch>'

describe('bad input', () => {
  it.each([
    ['a file of 17 MB', Buffer.alloc(17 * 1024 * 1024, 7), 'grand.jpg', 'image/jpeg', /16\u00a0Mo/],
    ['an empty file', Buffer.alloc(0), 'vide.jpg', 'image/jpeg', /vide/],
    [
      'a web page named .jpg',
      Buffer.from('<!doctype html><html><body>x</body></html>'),
      'photo.jpg',
      'image/jpeg',
      /page web/,
    ],
    ['XML with a DOCTYPE', Buffer.from(DOCTYPE), 'DeviceKey.xml', 'text/xml', /par sécurité/],
    [
      'a picture of 200 megapixels',
      hugePicture(20_000, 10_000),
      'immense.png',
      'image/png',
      /dépasse|trop grande?|par sécurité/,
    ],
    [
      'a film',
      Buffer.from('0000001c667479706d703432', 'hex'),
      'film.mp4',
      'video/mp4',
      /Je ne lis pas ce type/,
    ],
  ])(
    '%s is answered with the remedy',
    async (_name, bytes, name, contentType, expected) => {
      await phone.send(new Uint8Array(bytes), name, contentType)
      await phone.hears(expected)
    },
    90_000,
  )

  it('leaves the process as it was', async () => {
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
    await phone.say('installateur')
    await phone.hears(/numéro de TVA de votre société/)
  })

  it('a forged webhook call gets 403 and nothing is stored of it', async () => {
    const body = new URLSearchParams({
      MessageSid: `SM${'0'.repeat(32)}`,
      From: 'whatsapp:+33639980078',
      Body: 'bonjour',
    })
    const answer = await fetch(`${app.url}/webhooks/twilio/whatsapp`, {
      method: 'POST',
      headers: { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
      body,
    })
    expect(answer.status).toBe(403)
  })
})
