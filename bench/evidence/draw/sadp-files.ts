import type { DrawnDevice } from './device.js'

const HEADER =
  'ID,Device Type,Status,IPv4 Address,Port,Enhanced SDK Service Port,Software Version,IPv4 Gateway,HTTP Port,Device Serial No.,Subnet Mask,MAC Address,Encoding Channel(s),DSP Version,Start Time,IPv6 Address,IPv6 Gateway,IPv6 Prefix Length,Support IPv6,IPv6 Modifiable,Support DHCP,IPv4 DHCP Status,Support Hik-Connect,Hik-Connect Status'

/** A device list as SADP exports it. */
export function deviceListCsv(devices: readonly DrawnDevice[]): string {
  const rows = devices.map((device, i) => {
    const host = `192.168.1.${64 + i}`
    const build = `V5.${4 + (i % 4)}.${i % 9}build ${200_000 + i * 311}`
    const start = `2026-11-${String(10 + (i % 9)).padStart(2, '0')} 0${7 + (i % 3)}:${String(12 + i).padStart(2, '0')}:41`
    return [
      String(i + 1).padStart(3, '0'),
      device.model,
      'Active',
      host,
      8000,
      8443,
      build,
      '192.168.1.1',
      80,
      device.full,
      '255.255.255.0',
      device.mac.replaceAll(':', '-'),
      device.family === 'recorder' ? 8 : 1,
      'V7.3 build 200101',
      start,
      '::',
      '::',
      64,
      'Yes',
      'Yes',
      'Yes',
      'OFF',
      'Yes',
      'OFF',
    ].join(',')
  })
  return `\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`
}

/** What a device answers on discovery, misspelt booleans included. */
export function probeMatchXml(device: DrawnDevice, { legacy }: { legacy: boolean }): string {
  const fields: [string, string][] = [
    ['Uuid', '3F0C7D1E-54A6-4B9E-9B55-0A1C2D3E4F50'],
    ['Types', 'inquiry'],
    ['DeviceType', '142378'],
    ['DeviceDescription', device.model],
    ['DeviceSN', device.full],
    ['CommandPort', '8000'],
    ['HttpPort', '80'],
    ['MAC', device.mac.replaceAll(':', '-')],
    ['IPv4Address', '192.168.1.64'],
    ['IPv4SubnetMask', '255.255.255.0'],
    ['IPv4Gateway', '192.168.1.1'],
    ['SoftwareVersion', 'V5.4.5build 170124'],
    ['BootTime', '2026-11-20 08:14:32'],
    ['ResetAbility', legacy ? 'true' : 'flase'],
    ['Activated', 'true'],
    ['PasswordResetAbility', legacy ? 'flase' : 'true'],
    ['PasswordResetModeSecond', legacy ? 'flase' : 'true'],
  ]
  const body = fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ProbeMatch>\n${body}\n</ProbeMatch>\r\n`
}
