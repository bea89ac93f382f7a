import type { Random } from '../../random.js'
import { drawCode } from '../codes.js'
import { drawDevice } from '../device.js'
import type { Face } from '../fonts.js'
import type { Mistake } from './mistake.js'

const FACES = ['arimo', 'roboto', 'opensans', 'dejavu'] as const satisfies readonly Face[]

/** Windows and apps, light or dark. */
function theme(random: Random): { back: string; ink: string; head: string; headInk: string } {
  return random.pick([
    { back: '#ffffff', ink: '#222222', head: '#e8eaee', headInk: '#333333' },
    { back: '#f2f3f5', ink: '#1a1a1a', head: '#c4242b', headInk: '#ffffff' },
    { back: '#23262b', ink: '#e0e2e6', head: '#15171a', headInk: '#ffffff' },
  ])
}

/** A title above a large QR code. */
function qrPage(backs: readonly string[], title: string, payload: (random: Random) => string): Mistake {
  return {
    width: 900,
    height: 700,
    async draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 900, height: 700, fill: random.pick(backs) })
      canvas.text(title, { x: 250, y: 80, size: 34, face: random.pick(FACES) })
      await drawCode(canvas, 'QRCode', payload(random), { x: 270, y: 140, width: 380 })
    },
  }
}

/** What a screen shows; `photos.ts` photographs some of them with the screen's own pixels. */
export const SCREENS = {
  chat: {
    width: 700,
    height: 1100,
    draw(canvas, random) {
      canvas.rect({
        x: 0,
        y: 0,
        width: 700,
        height: 1100,
        fill: random.pick(['#efe7dc', '#0d161c', '#e6ebf0']),
      })
      const face = random.pick(FACES)
      const lines = [
        'Bonjour, la caméra est en panne',
        `Appelez-moi au 06 ${random.integer(10, 99)} ${random.integer(10, 99)} ${random.integer(10, 99)} 12`,
        'ok je passe demain matin',
        'Merci beaucoup !',
        'Le code du portail est 4512A',
      ]
      for (const [i, line] of lines.entries()) {
        const x = i % 2 ? 160 : 30
        canvas.rect({
          x,
          y: 60 + i * 150,
          width: 500,
          height: 100,
          fill: i % 2 ? '#d5f5c8' : '#ffffff',
          radius: 18,
        })
        canvas.text(line, { x: x + 24, y: 122 + i * 150, size: 30, face, fill: '#222' })
      }
    },
  },
  'app-qr': qrPage(['#f7f7f5', '#e6ebf0', '#fbe9d8'], 'Téléchargez l’application', (random) =>
    random.pick([
      'https://appstore.hikvision.com/dl/app?id=hikconnect',
      'https://www.hik-connect.com/app',
      'https://play.google.com/store/apps/details?id=com.example.viewer',
    ]),
  ),
  'share-qr': qrPage(
    ['#f7f7f5', '#e6ebf0', '#ffffff'],
    'Partager mes appareils',
    (random) => `QRC0301${Buffer.from(`share${random.integer(1e9, 9e9)}`).toString('base64')}`,
  ),
  /** SADP on a computer: it names devices, but a label it is not. */
  'sadp-window': {
    width: 1700,
    height: 760,
    draw(canvas, random) {
      const { back, ink, head, headInk } = theme(random)
      const face = random.pick(FACES)
      canvas.rect({ x: 0, y: 0, width: 1700, height: 760, fill: back })
      canvas.rect({ x: 0, y: 0, width: 1700, height: 64, fill: head })
      canvas.text('SADP', { x: 30, y: 44, size: 34, face, fill: headInk })
      const rows = random.integer(1, 7)
      canvas.text(`Total number of online devices: ${rows}`, { x: 30, y: 118, size: 26, face, fill: ink })
      canvas.text('Unbind     Export     Refresh', { x: 1180, y: 118, size: 24, face, fill: ink })
      const columns = [30, 90, 410, 540, 750, 1010, 1560] as const
      const cells = [
        'ID',
        'Device Type',
        'Status',
        'IPv4 Address',
        'Software Version',
        'Device Serial No.',
        'Port',
      ]
      for (const [i, cell] of cells.entries())
        canvas.text(cell, { x: columns[i] ?? 0, y: 180, size: 21, face, fill: ink })
      for (let r = 0; r < rows; r++) {
        const device = drawDevice(random)
        const y = 232 + r * 52
        const row = [
          String(r + 1).padStart(3, '0'),
          device.model,
          random.pick(['Active', 'Active', 'Inactive']),
          `192.168.1.${64 + r}`,
          `V5.${random.integer(4, 7)}.${random.integer(0, 9)}build ${random.integer(180101, 240930)}`,
          device.full,
          '8000',
        ]
        for (const [i, cell] of row.entries())
          canvas.text(cell, { x: columns[i] ?? 0, y, size: 19, face, fill: ink })
      }
    },
  },
  /** The device's own page of system information. */
  'device-page': {
    width: 1300,
    height: 820,
    draw(canvas, random) {
      const { back, ink, head, headInk } = theme(random)
      const face = random.pick(FACES)
      const device = drawDevice(random)
      canvas.rect({ x: 0, y: 0, width: 1300, height: 820, fill: back })
      canvas.rect({ x: 0, y: 0, width: 1300, height: 70, fill: head })
      const tabs = random.pick([
        'Live View   Playback   Picture   Configuration',
        'Affichage en direct   Lecture   Image   Configuration',
      ])
      canvas.text(tabs, { x: 40, y: 46, size: 28, face, fill: headInk })
      canvas.text(
        random.pick(['Basic Information   Time Settings   About', 'Informations de base   Heure   À propos']),
        {
          x: 320,
          y: 130,
          size: 26,
          face,
          fill: ink,
        },
      )
      const rows: [string, string][] = [
        ['Device Name', 'IP CAMERA'],
        ['Device No.', '88'],
        ['Model', device.model],
        ['Serial No.', device.full],
        [
          'Firmware Version',
          `V5.${random.integer(4, 7)}.${random.integer(0, 9)} build 2301${random.integer(10, 28)}`,
        ],
        ['Encoding Version', 'V7.3 build 220108'],
        ['Web Version', 'V4.0.1 build 230115'],
        ['Number of Channels', '1'],
        ['Number of HDDs', '0'],
      ]
      for (const [i, [name, value]] of rows.entries()) {
        canvas.text(name, { x: 320, y: 200 + i * 58, size: 25, face, fill: ink })
        canvas.rect({ x: 600, y: 170 + i * 58, width: 640, height: 42, fill: 'none', stroke: '#999999' })
        canvas.text(value, { x: 616, y: 200 + i * 58, size: 24, face, fill: ink })
      }
    },
  },
  /** A list of files or a page of code: many words, none of a label's. */
  'code-page': {
    width: 1200,
    height: 760,
    draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 1200, height: 760, fill: '#1e1e22' })
      const words = [
        'const',
        'return',
        'await',
        'reader',
        'value',
        'index',
        'items',
        'length',
        'push',
        'error',
      ]
      for (let i = 0; i < 18; i++)
        canvas.text(
          `${i + 10}  ${Array.from({ length: random.integer(2, 6) }, () => random.pick(words)).join(' ')}`,
          {
            x: 40 + random.integer(0, 2) * 40,
            y: 60 + i * 38,
            size: 24,
            face: 'cousine',
            fill: random.pick(['#d4d4d4', '#9cdcfe', '#c586c0']),
          },
        )
    },
  },
} as const satisfies Record<string, Mistake>
