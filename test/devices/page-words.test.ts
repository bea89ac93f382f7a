import { expect, it } from 'vitest'
import { showsDevicePage } from '../../devices/photo/page-words.js'

it.each([
  ['a device’s page', ['Live View  Playback  Configuration', 'Serial No.', 'Firmware Version'], true],
  [
    'a device’s page, half of it seen',
    ['guration', 'Time Settings About', 'V5.6.0 build 230126', 'V7.3build 220108'],
    true,
  ],
  ['SADP', ['SADP', 'Device Type', 'IPv4 Address', 'Software Version'], true],
  ['a label', ['HIKVISION', 'Model: DS-2CD2386G2-IU', 'S/N: AB4178206', 'MAC: 44-19-B6-FE-56-BE'], false],
  [
    'a box',
    ['Model: DS-2CD2142FWD-IS', 'Serial no: 594199052', 'SF Version: V5.4.5 build 170124', 'Made in China'],
    false,
  ],
  ['a label with an address', ['Device Name: Camera', 'Default IP 192.168.1.64', 'S/N: AB4178206'], false],
])('%s', (_, lines, expected) => {
  expect(showsDevicePage(lines)).toBe(expected)
})
