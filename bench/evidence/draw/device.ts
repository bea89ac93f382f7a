import type { Random } from '../random.js'

/** An invented device, of the shapes real ones have. */
export interface DrawnDevice {
  family: 'camera' | 'recorder' | 'intercom'
  model: string
  full: string
  short: string
  mac: string
  /** MM/YYYY as printed. */
  made: string
  verification: string
  material: string
}

const MODELS = {
  camera: [
    'DS-2CD2142FWD-IS',
    'DS-2CD2T47G2-L',
    'DS-2CD2386G2-ISU/SL',
    'DS-2DE2A404IW-DE3',
    'DS-2CD1043G2-LIU',
    'DS-2CD2183G2-IU',
    'DS-2CD2347G2H-LI',
    'DS-2CE16D0T-IT3F',
    'DS-2CD2646G2-IZSU/SL',
    'DS-2CD2021G1-I',
    'DS-2TD1217B-3/PA',
    'DS-2CD6365G0E-IVS(B)',
    'DS-2DE4225IW-DE(T5)',
  ],
  recorder: [
    'DS-7608NI-K2/8P',
    'DS-7616NXI-K2',
    'DS-7732NI-M4',
    'DS-7204HUHI-K1/P',
    'DS-7104NI-Q1/4P/M',
    'iDS-7208HQHI-M1/S',
    'DS-9632NI-I8',
  ],
  intercom: [
    'DS-KH6320-WTE1',
    'DS-KV6113-WPE1(C)',
    'DS-KD8003-IME1(B)',
    'DS-K1T341AMF',
    'DS-KIS604-S(C)',
    'DS-KH8350-WTE1',
  ],
} as const

const MAC_HEADS = [
  'c0:56:e3',
  '44:19:b6',
  'bc:ad:28',
  '28:57:be',
  '4c:bd:8f',
  'a4:14:37',
  'e0:ca:3c',
  '24:0f:9b',
  '54:c4:15',
]

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export function drawDevice(
  random: Random,
  families: readonly DrawnDevice['family'][] = ['camera', 'camera', 'recorder', 'intercom'],
): DrawnDevice {
  const family = random.pick(families)
  const model = random.pick(MODELS[family])
  const digits = (count: number) => Array.from({ length: count }, () => random.integer(0, 9)).join('')
  const year = random.integer(2014, 2025)
  const month = String(random.integer(1, 12)).padStart(2, '0')
  const day = String(random.integer(1, 28)).padStart(2, '0')
  const head =
    year < 2018
      ? ''
      : year < 2023
        ? random.pick('BCDEFGHJKLQ'.split(''))
        : random.pick('ABFG'.split('')) + random.pick(LETTERS.split(''))
  const short = head + digits(9 - head.length)
  const region = random.pick(['CH', 'WR', 'WR', 'RR', 'RR', 'EN', 'EU'])
  const freq = family === 'intercom' ? '' : random.pick(['AA', 'BB', 'CC'])
  const chan =
    family === 'recorder'
      ? random.pick(['04', '08', '16', '32'])
      : family === 'intercom'
        ? random.pick(['00', '01'])
        : ''
  const feat = family === 'recorder' ? 'WCVU' : model.startsWith('DS-KH') ? 'CLU' : ''
  const mac = `${random.pick(MAC_HEADS)}:${Array.from({ length: 3 }, () => random.integer(0, 255).toString(16).padStart(2, '0')).join(':')}`
  return {
    family,
    model,
    short,
    full: `${model.toUpperCase()}${chan}${year}${month}${day}${freq}${region}${short}${feat}`,
    mac,
    made: `${month}/${year}`,
    verification: Array.from({ length: 6 }, () => random.pick(LETTERS.split(''))).join(''),
    material: `30${digits(7)}`,
  }
}

/** What the QR on a label says: site, serial, verification code, model, separated as real labels do. */
export function labelPayload(random: Random, device: DrawnDevice): string {
  const separator = random.pick(['\r', '\n', '\r\n', '\n\r'])
  return random.chance(0.15)
    ? device.short
    : ['www.hik-connect.com', device.short, device.verification, device.model].join(separator)
}
