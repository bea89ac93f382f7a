import type { CompanyRegistry, InspectAnswer, Mailer, ResetPlatform } from '../../cases/ports.js'
import { checkVat } from '../../cases/vat.js'
import type { Clock } from '../../core/clock.js'
import { Secret } from '../../core/secrets.js'
import type {
  Evidence,
  EvidenceReader,
  LabelReading,
  Reading,
  SadpDevice,
  UnreadableReason,
} from '../../devices/facts.js'

/**
 * A file of a test dialogue is a line of text: `label D12345678`, `label D12345678 model DS-7608NI-I2/8P`,
 * `label blurred`, `receipt D12345678`, `inactive D12345678`, `list D12345678 E39640175`, `probe D12345678`, `token D12345678`, `problem html`.
 */
export function fakeReader(): EvidenceReader {
  return {
    read: async ({ bytes }) => toEvidence(Buffer.from(bytes).toString('utf8')),
    close: async () => {},
  }
}

function toEvidence(line: string): Evidence {
  const [kind, ...words] = line.split(' ')
  switch (kind) {
    case 'label':
      return { kind: 'label', label: label(words) }
    case 'list':
      // `-E39640175` stands in the list and is not activated.
      return {
        kind: 'device_list',
        via: 'file',
        devices: words.map((short) =>
          short.startsWith('-') ? { ...device(short.slice(1)), activated: false } : device(short),
        ),
      }
    case 'probe':
      return { kind: 'probe_match', devices: words.map((short) => device(short)) }
    case 'inactive':
      return { kind: 'probe_match', devices: words.map((short) => ({ ...device(short), activated: false })) }
    case 'receipt':
      return {
        kind: 'receipt',
        receipt: {
          serials: words.map((value) => ({
            field: 'serial',
            value,
            source: 'ocr',
            confidence: 0.9,
            corrected: false,
          })),
          seller: null,
          buyer: null,
          date: null,
          ms: 1,
          reader: 'test',
        },
      }
    case 'token':
      return { kind: 'opaque', token: `token-of-${words[0]}`, via: 'feature_code_file' }
    default:
      return { kind: 'unusable', problem: (words[0] ?? 'not_recognised') as never }
  }
}

export const MODEL = 'DS-2CD2143G2-I'

export function device(short: string): SadpDevice {
  return {
    fullSerial: `${MODEL}20200414AAWR${short}`,
    shortSerial: short,
    model: MODEL,
    mac: null,
    ipv4: '192.168.1.64',
    softwareVersion: 'V5.6.5build 200316',
    startTime: '2026-11-24 08:00:00',
    activated: true,
    abilities: {
      fileReset: null,
      keyReset: null,
      legacyReset: null,
      syncCameras: null,
      guid: null,
      securityQuestion: null,
      mailbox: null,
    },
  }
}

const REASONS: Record<string, UnreadableReason> = {
  blurred: 'too_blurred',
  glare: 'glare',
  dark: 'too_dark',
  nothing: 'no_label',
}

function label([first = '', , model]: string[]): LabelReading {
  const reason = REASONS[first] ?? null
  const serial: Reading | null = reason
    ? null
    : { field: 'serial', value: first, source: 'qr', confidence: 1, corrected: false }
  const modelReading: Reading | null = model
    ? { field: 'model', value: model, source: 'qr', confidence: 1, corrected: false }
    : null
  return {
    serial,
    model: modelReading,
    mac: null,
    readings: [serial, modelReading].filter((reading) => reading !== null),
    otherSerials: [],
    quality: [],
    reason,
    resetToken: null,
    width: 1600,
    height: 1200,
    ms: 1,
    reader: 'test',
  }
}

export type PlatformMood = 'ok' | 'unreachable' | 'refusing' | 'manual' | 'wants_token'

export function fakePlatform(
  clock: Clock,
  first: PlatformMood,
): ResetPlatform & { setMood(mood: PlatformMood): void } {
  let mood = first
  const trouble = (): InspectAnswer | null => {
    if (mood === 'unreachable') return { outcome: 'unreachable', error: 'down' }
    if (mood === 'refusing') return { outcome: 'refused', reason: 'no' }
    return mood === 'manual' ? { outcome: 'manual' } : null
  }
  const known = (shortSerial: string): InspectAnswer =>
    shortSerial.startsWith('Z')
      ? { outcome: 'unknown_device' }
      : {
          outcome: 'known',
          device: {
            shortSerial,
            model: MODEL,
            mode: 'key',
            accepts: mood === 'wants_token' ? ['token'] : ['token', 'device'],
          },
        }
  const codes = new Map<string, string>()
  return {
    kind: first === 'manual' ? 'manual' : 'connected',
    setMood(next) {
      mood = next
    },
    inspectToken: async (token) => trouble() ?? known(token.reveal().replace('token-of-', '')),
    inspectDevice: async (full) => trouble() ?? known(full.slice(-9)),
    async issue({ idempotencyKey }) {
      const failed = trouble()
      if (failed && failed.outcome !== 'known') return failed
      const code = codes.get(idempotencyKey) ?? `AB12CD${34 + codes.size}`
      codes.set(idempotencyKey, code)
      return {
        outcome: 'issued',
        code: { form: 'key', key: new Secret(code) },
        expiresAt: new Date(clock.now().getTime() + 48 * 3_600_000),
      }
    },
    status: async () => ({ outcome: 'absent' }),
  }
}

/** Knows every well-formed French number; of two it knows better. */
const CLOSED = '999300031'
const SILENT = '999400047'

export function fakeRegistry(clock: Clock): CompanyRegistry {
  const base = {
    at: clock.now(),
    otherNames: [],
    address: '12 rue des Lilas',
    postalCode: '69003',
    city: 'Lyon',
    createdOn: '2012-05-01',
    activity: '43.21A',
  }
  const empty = {
    ...base,
    name: null,
    address: null,
    postalCode: null,
    city: null,
    createdOn: null,
    activity: null,
  }
  return {
    vies: async (vat) => {
      const checked = checkVat(vat)
      if (checked.ok && checked.siren === SILENT) return { ...empty, status: 'unreachable', headCount: null }
      return { ...base, status: 'active', name: 'ALPHA SECURITE', headCount: null }
    },
    sirene: async (siren) => {
      if (siren === SILENT) return { ...empty, status: 'unreachable', headCount: null }
      if (siren === CLOSED) return { ...empty, status: 'closed', headCount: null }
      return {
        ...base,
        status: 'active',
        name: 'ALPHA SECURITE',
        headCount: null,
      }
    },
  }
}

export function fakeMailer(): Mailer & { last(): string } {
  let last = ''
  return {
    send: async ({ text }) => {
      last = /\d{6}/.exec(text)?.[0] ?? ''
    },
    last: () => last,
  }
}
