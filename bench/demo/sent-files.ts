import type { SadpDevice } from '../../devices/facts.js'
import { type DrawnDevice, drawDevice } from '../evidence/draw/device.js'
import type { Random } from '../evidence/random.js'
import type { SentFile, Town } from './house.js'
import { labelPicture } from './label-picture.js'

/** The label of the device, or what goes wrong when somebody photographs one: another label, a blur. */
export async function photo(
  town: Town,
  { device, drawn }: { device: DrawnDevice; drawn: boolean },
  bad: boolean,
): Promise<SentFile> {
  const { random } = town
  const other = bad && random.chance(0.35)
  const reason =
    bad && !other
      ? random.pick(['too_blurred', 'too_blurred', 'glare', 'too_dark', 'no_label', 'too_far'] as const)
      : null
  const shown = other ? drawDevice(random) : device
  const { bytes, reading } = await labelPicture(random, shown, { reason, drawn })
  return { bytes, evidence: { kind: 'label', label: reading }, contentType: 'image/jpeg', name: null }
}

/** What SADP exports: the device alone, or among others of the same network. */
export function listFile(random: Random, device: DrawnDevice): SentFile {
  const others = random.chance(0.25) ? [drawDevice(random), drawDevice(random)] : []
  const devices = [device, ...others].map((each) => sadpDevice(random, each))
  const text = JSON.stringify(devices.map(({ fullSerial }) => fullSerial))
  return {
    bytes: Buffer.from(`${text} ${random.next()}`),
    evidence:
      others.length > 0 ? { kind: 'device_list', devices, via: 'file' } : { kind: 'probe_match', devices },
    contentType: others.length > 0 ? 'text/csv' : 'application/xml',
    name: others.length > 0 ? 'SADP.csv' : 'SADP.xml',
  }
}

/** The file by which a newer device asks for its reset. */
export function tokenFile(device: DrawnDevice): SentFile {
  return {
    bytes: Buffer.from(`demo-${device.short}`),
    evidence: { kind: 'opaque', token: `demo-${device.short}`, via: 'feature_code_file' },
    contentType: 'application/xml',
    name: 'DeviceKey.xml',
  }
}

function sadpDevice(random: Random, device: DrawnDevice): SadpDevice {
  const nothing = {
    fileReset: null,
    keyReset: null,
    legacyReset: true,
    syncCameras: null,
    guid: null,
    securityQuestion: null,
    mailbox: null,
  }
  return {
    fullSerial: device.full,
    shortSerial: device.short,
    model: device.model,
    mac: device.mac,
    ipv4: `192.168.1.${random.integer(10, 240)}`,
    softwareVersion: 'V5.7.3build 220112',
    startTime: `2025-0${random.integer(1, 9)}-1${random.integer(0, 9)} 0${random.integer(7, 9)}:${random.integer(10, 59)}:${random.integer(10, 59)}`,
    activated: true,
    abilities: nothing,
  }
}
