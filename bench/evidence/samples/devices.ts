import type { DrawnDevice } from '../draw/device.js'

export const CAMERA = device(
  'camera',
  'DS-2CD2386G2-IU',
  '20230614AAWR',
  'AB4178206',
  '',
  '24:0f:9b:31:6c:d2',
  '06/2023',
)
export const DOME = device(
  'camera',
  'DS-2CD2142FWD-IS',
  '20160422AAWR',
  '594738261',
  '',
  '28:57:be:4a:90:17',
  '04/2016',
)
export const RECORDER = device(
  'recorder',
  'DS-7608NI-K2/8P',
  '20210308CCRR',
  'F47390528',
  'WCVU',
  'f8:4d:fc:62:0e:a9',
  '03/2021',
  '08',
)
export const TURRET = device(
  'camera',
  'DS-2CD2347G2-LU',
  '20220117AAWR',
  'J92746183',
  '',
  'bc:5e:33:7d:41:0b',
  '01/2022',
)
export const OTHER = device(
  'camera',
  'DS-2CD1043G2-LIU',
  '20240905AACH',
  'FA7350914',
  '',
  'e0:ca:3c:58:22:6f',
  '09/2024',
)
export const BULLET = device(
  'camera',
  'DS-2CD2T47G2-L',
  '20211129AAWR',
  'G63849172',
  '',
  '44:47:cc:05:be:38',
  '11/2021',
)
export const INTERCOM = device(
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

/** Devices beside the recorder in its export. */
export function neighbours(): DrawnDevice[] {
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
