import type { Random } from '../random.js'
import type { Face } from './fonts.js'

/** How one label is set: everything a maker could choose differently. */
export interface Style {
  face: Face
  strong: Face
  paper: string
  ink: string
  brand: string
  brandFill: string
  serialName: string
  macStyle: (mac: string) => string
  /** Codes are dark on light, also on black labels. */
  codePaper: string | undefined
}

const PAPERS = [
  { paper: '#f6f6f4', ink: '#141414', brandFill: '#c8102e', codePaper: undefined },
  { paper: '#e9eaec', ink: '#1c1c1e', brandFill: '#1c1c1e', codePaper: undefined },
  { paper: '#b9bcc0', ink: '#17181a', brandFill: '#a50f22', codePaper: undefined },
  { paper: '#26272a', ink: '#e8e8e6', brandFill: '#e8e8e6', codePaper: '#efefee' },
] as const

export function drawStyle(random: Random): Style {
  const face = random.pick<Face>([
    'arimo',
    'roboto',
    'condensed',
    'dejavu',
    'opensans',
    'narrow',
    'cousine',
    'techmono',
  ])
  const strong = random.pick<Face>([
    'arimo-bold',
    'roboto-medium',
    'condensed-bold',
    'dejavu-bold',
    'cousine-bold',
  ])
  const upper = random.chance(0.5)
  const separator = random.pick([':', '-', ''])
  return {
    face,
    strong,
    ...random.pick(PAPERS),
    brand: random.pick(['HIKVISION', 'HIKVISION', 'HiLook', 'hikvision']),
    serialName: random.pick([
      'S/N: ',
      'S/N:',
      'SN: ',
      'S/N ',
      'Serial No.: ',
      'Serial No: ',
      'SerialNo:',
      'Serial Number: ',
      'N° de série : ',
      'Numéro de série: ',
    ]),
    macStyle: (mac) => (upper ? mac.toUpperCase() : mac).replaceAll(':', separator),
  }
}

export const PLAIN_STYLE: Style = {
  face: 'arimo',
  strong: 'arimo-bold',
  paper: '#f6f6f4',
  ink: '#141414',
  brandFill: '#c8102e',
  codePaper: undefined,
  brand: 'HIKVISION',
  serialName: 'S/N: ',
  macStyle: (mac) => mac.toUpperCase(),
}
