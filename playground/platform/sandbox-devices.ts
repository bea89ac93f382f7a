import { parseSerial } from '../../devices/serial.js'

/** What the sandbox has to know of a sample device (playground/samples/samples.json has more). */
export interface SandboxSample {
  device: { fullSerial: string; shortSerial: string; model: string | null; mode?: string | null }
  /** The opaque string in its reset QR and feature-code file, if it has one. */
  token?: string | null
}

export interface SandboxDevice {
  shortSerial: string
  model: string | null
  mode: 'key' | 'file' | 'legacy'
  accepts: ('token' | 'device')[]
}

/** What the sandbox knows: the samples, and any device that fits the grammar, so that a person's own one works. */
export function createSandboxDevices(samples: readonly SandboxSample[]) {
  const bySerial = new Map(samples.map((sample) => [sample.device.shortSerial, describe(sample)]))
  const byToken = new Map(
    samples.flatMap((sample) => (sample.token ? [[sample.token.trim(), describe(sample)] as const] : [])),
  )
  return {
    byToken: (token: string): SandboxDevice | null => byToken.get(token.trim()) ?? null,
    byFullSerial(fullSerial: string): SandboxDevice | null {
      const parsed = parseSerial(fullSerial)
      if (!parsed || parsed.full === parsed.short) return null
      const known = bySerial.get(parsed.short)
      if (known) return known
      return { shortSerial: parsed.short, model: parsed.model, mode: 'legacy', accepts: ['token', 'device'] }
    },
  }
}

function describe({ device, token }: SandboxSample): SandboxDevice {
  const mode = device.mode === 'file' || device.mode === 'legacy' ? device.mode : 'key'
  // A device that makes an opaque string is asked for it, as in life; the others go by their start time.
  const accepts: ('token' | 'device')[] = token
    ? mode === 'legacy'
      ? ['token', 'device']
      : ['token']
    : ['device']
  return { shortSerial: device.shortSerial, model: device.model, mode, accepts }
}
