import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCanvas } from './draw/canvas.js'
import { drawCode } from './draw/codes.js'
import type { DrawnDevice } from './draw/device.js'
import { drawLabel, type Layout } from './draw/labels.js'
import { deviceListCsv, probeMatchXml } from './draw/sadp-files.js'
import { type Camera, photograph } from './photo/photograph.js'
import { createRandom } from './random.js'

/** Draws the sample devices that newcomers pick from: `npx tsx bench/evidence/make-samples.ts`. */
const FOLDER = fileURLToPath(new URL('../../playground/samples/', import.meta.url))

interface SampleFile {
  file: string
  kind: 'label' | 'sadp' | 'qr'
  contentType: string
}

const CAMERA = device(
  'camera',
  'DS-2CD2386G2-IU',
  '20230614AAWR',
  'AB4178206',
  '',
  '24:0f:9b:31:6c:d2',
  '06/2023',
)
const DOME = device(
  'camera',
  'DS-2CD2142FWD-IS',
  '20160422AAWR',
  '594738261',
  '',
  '28:57:be:4a:90:17',
  '04/2016',
)
const RECORDER = device(
  'recorder',
  'DS-7608NI-K2/8P',
  '20210308CCRR',
  'F47390528',
  'WCVU',
  'f8:4d:fc:62:0e:a9',
  '03/2021',
  '08',
)
const TURRET = device(
  'camera',
  'DS-2CD2347G2-LU',
  '20220117AAWR',
  'J92746183',
  '',
  'bc:5e:33:7d:41:0b',
  '01/2022',
)
const OTHER = device(
  'camera',
  'DS-2CD1043G2-LIU',
  '20240905AACH',
  'FA7350914',
  '',
  'e0:ca:3c:58:22:6f',
  '09/2024',
)
const BULLET = device(
  'camera',
  'DS-2CD2T47G2-L',
  '20211129AAWR',
  'G63849172',
  '',
  '44:47:cc:05:be:38',
  '11/2021',
)
const INTERCOM = device(
  'intercom',
  'DS-KH6320-WTE1',
  '20210618WR',
  'Q71846392',
  'CLU',
  '24:28:fd:19:a3:54',
  '06/2021',
  '01',
)

function device(
  family: DrawnDevice['family'],
  model: string,
  middle: string,
  short: string,
  feat: string,
  mac: string,
  made: string,
  chan = '',
): DrawnDevice {
  return {
    family,
    model,
    short,
    full: `${model}${chan}${middle}${short}${feat}`,
    mac,
    made,
    verification: 'SAMPLE',
    material: '305472816',
  }
}

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const samples = [
    await sample({
      id: 'camera-qr',
      title: 'Caméra, étiquette nette',
      description: 'Le QR de l’étiquette se lit : le code arrive tout de suite.',
      device: CAMERA,
      mode: 'key',
      expected: 'match',
      token: token(1),
      files: [
        await label('camera-etiquette.jpg', CAMERA, 'camera-rect', 'whole', {}),
        await featureCode('camera-DeviceKey.xml', 1),
        await list('camera-SADP.csv', [CAMERA]),
        await resetQr('camera-qr-reinitialisation.jpg', 1),
      ],
    }),
    await sample({
      id: 'camera-texte',
      title: 'Caméra ancienne, sans QR',
      description: 'Seul le texte de l’étiquette se lit. Ancien mode : l’heure de démarrage compte.',
      device: DOME,
      mode: 'legacy',
      expected: 'match',
      files: [
        await label('dome-etiquette.jpg', DOME, 'camera-rect', 'none', { roll: 0.12, yaw: 0.2 }),
        await text('dome-SADP.xml', 'text/xml', probeMatchXml(DOME, { legacy: true })),
      ],
    }),
    await sample({
      id: 'enregistreur',
      title: 'Enregistreur dans une liste de SADP',
      description: 'Douze appareils dans l’export : l’étiquette dit lequel.',
      device: RECORDER,
      mode: 'key',
      expected: 'match',
      token: token(2),
      files: [
        await label('enregistreur-etiquette.jpg', RECORDER, 'recorder-plate', 'whole', {
          roll: -0.08,
          pitch: 0.25,
        }),
        await featureCode('enregistreur-DeviceKey.xml', 2),
        await list('enregistreur-SADP.csv', [
          CAMERA,
          DOME,
          TURRET,
          RECORDER,
          OTHER,
          BULLET,
          INTERCOM,
          ...neighbours(),
        ]),
      ],
    }),
    await sample({
      id: 'autre-appareil',
      title: 'Photo d’un autre appareil',
      description: 'L’étiquette n’est pas celle de l’appareil de SADP : aucun code n’est donné.',
      device: TURRET,
      mode: 'key',
      expected: 'mismatch',
      token: token(3),
      files: [
        await label('autre-etiquette.jpg', OTHER, 'camera-rect', 'whole', { roll: 0.05 }),
        await featureCode('autre-DeviceKey.xml', 3),
        await list('autre-SADP.csv', [TURRET]),
      ],
    }),
    await sample({
      id: 'photo-floue',
      title: 'Photo trop floue',
      description: 'Le bot dit pourquoi il ne peut pas lire et ce qu’il faut refaire.',
      device: BULLET,
      mode: 'key',
      expected: 'unsure',
      token: token(4),
      files: [
        await label('floue-etiquette.jpg', BULLET, 'camera-rect', 'whole', { blur: 14 }),
        await featureCode('floue-DeviceKey.xml', 4),
        await list('floue-SADP.csv', [BULLET]),
      ],
    }),
    await sample({
      id: 'interphone',
      title: 'Interphone, QR de réinitialisation',
      description: 'L’appareil montre un QR : sa photo remplace l’export de SADP.',
      device: INTERCOM,
      mode: 'key',
      expected: 'match',
      token: token(5),
      files: [
        await label('interphone-etiquette.jpg', INTERCOM, 'intercom', 'whole', { roll: 0.03, pitch: -0.2 }),
        await resetQr('interphone-qr-reinitialisation.jpg', 5),
      ],
    }),
  ]
  await writeFile(join(FOLDER, 'samples.json'), `${JSON.stringify({ samples }, null, 2)}\n`)
}

async function sample(input: {
  id: string
  title: string
  description: string
  device: DrawnDevice
  mode: 'key' | 'file' | 'legacy'
  expected: 'match' | 'mismatch' | 'unsure'
  token?: string
  files: SampleFile[]
}) {
  const { device: drawn, mode, ...rest } = input
  const { model, full, short, mac } = drawn
  return { ...rest, device: { model, fullSerial: full, shortSerial: short, mac, mode } }
}

async function label(
  file: string,
  drawn: DrawnDevice,
  layout: Layout,
  codes: 'whole' | 'none',
  how: { roll?: number; yaw?: number; pitch?: number; blur?: number },
): Promise<SampleFile> {
  const random = createRandom([...file].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) >>> 0)
  const sheet = await drawLabel(random, drawn, layout, { codes, plain: true })
  const [width, height] = sheet.height > sheet.width ? [960, 1280] : [1280, 960]
  const scale = 0.78 * Math.min(width / sheet.width, height / sheet.height)
  const camera: Camera = {
    width,
    height,
    pose: {
      yaw: how.yaw ?? -0.15,
      pitch: how.pitch ?? 0.12,
      roll: how.roll ?? -0.06,
      scale,
      x: width / 2,
      y: height / 2,
      distance: sheet.width * 2.4,
    },
    bend: 0,
    blur: how.blur ?? 0.5,
    motion: { length: 0, angle: 0 },
    noise: 2,
    exposure: 0.97,
    warmth: 1.02,
    glare: [],
    shadow: { angle: 0.7, offset: width * 0.7, strength: 0.18, soft: 120 },
    dirt: 0,
    moire: 0,
    quality: 80,
    again: false,
    body: '#dddcd8',
  }
  await writeFile(join(FOLDER, file), await photograph([{ label: sheet, x: 0, y: 0 }], camera, random))
  return { file, kind: 'label', contentType: 'image/jpeg' }
}

/** The opaque string a device would make; here it only has to look like one and be known to the sandbox. */
function token(number: number): string {
  const random = createRandom(9_000 + number)
  return Buffer.from(Array.from({ length: 72 }, () => random.integer(0, 255))).toString('base64')
}

function featureCode(file: string, number: number): Promise<SampleFile> {
  return text(file, 'text/xml', token(number))
}

async function resetQr(file: string, number: number): Promise<SampleFile> {
  const random = createRandom(500 + number)
  const canvas = createCanvas(760, 900)
  canvas.rect({ x: 0, y: 0, width: 760, height: 900, fill: '#f4f6f8' })
  canvas.rect({ x: 0, y: 0, width: 760, height: 96, fill: '#2b3a4d' })
  canvas.text('Mot de passe oublié', {
    x: 380,
    y: 62,
    size: 36,
    face: 'arimo-bold',
    fill: '#ffffff',
    anchor: 'middle',
  })
  canvas.text('Scannez ce QR code ou envoyez-le', {
    x: 380,
    y: 164,
    size: 30,
    face: 'arimo',
    fill: '#333333',
    anchor: 'middle',
  })
  canvas.text('au support technique.', {
    x: 380,
    y: 206,
    size: 30,
    face: 'arimo',
    fill: '#333333',
    anchor: 'middle',
  })
  await drawCode(canvas, 'QRCode', token(number), { x: 150, y: 270, width: 460, light: '#ffffff' })
  canvas.text('Ne redémarrez pas l’appareil.', {
    x: 380,
    y: 828,
    size: 28,
    face: 'arimo',
    fill: '#b02020',
    anchor: 'middle',
  })
  const sheet = { svg: canvas.svg(), width: 760, height: 900, round: false }
  const jpeg = await photograph(
    [{ label: sheet, x: 0, y: 0 }],
    {
      width: 900,
      height: 1100,
      pose: { yaw: 0.12, pitch: -0.1, roll: 0.04, scale: 0.95, x: 450, y: 550, distance: 2400 },
      bend: 0,
      blur: 0.4,
      motion: { length: 0, angle: 0 },
      noise: 2,
      exposure: 0.96,
      warmth: 0.98,
      glare: [],
      shadow: null,
      dirt: 0,
      moire: 0.02,
      quality: 80,
      again: false,
      body: '#1d1e21',
    },
    random,
  )
  await writeFile(join(FOLDER, file), jpeg)
  return { file, kind: 'qr', contentType: 'image/jpeg' }
}

function list(file: string, devices: readonly DrawnDevice[]): Promise<SampleFile> {
  return text(file, 'text/csv', deviceListCsv(devices))
}

function neighbours(): DrawnDevice[] {
  return [1, 2, 3, 4, 5].map((n) =>
    device(
      'camera',
      'DS-2CD2347G2-LU',
      '20220117AAWR',
      `J9274${6200 + n * 7}`,
      '',
      `bc:5e:33:7d:42:${(16 + n * 9).toString(16)}`,
      '01/2022',
    ),
  )
}

async function text(file: string, contentType: string, body: string): Promise<SampleFile> {
  await writeFile(join(FOLDER, file), body)
  return { file, kind: 'sadp', contentType }
}

await main()
