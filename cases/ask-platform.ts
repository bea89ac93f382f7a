import type { CaseDoc } from './case.js'
import type { CaseDeps } from './case-records.js'
import { inPlay } from './in-play.js'
import type { InspectAnswer } from './ports.js'

/** How long an answer about a device is taken as still true. */
const FRESH_MS = 10 * 60_000

/**
 * The case with what the platform says of its evidence; asks only what the decision needs and was not answered lately.
 * Writes nothing.
 */
export async function askPlatform(deps: CaseDeps, reset: CaseDoc): Promise<CaseDoc> {
  const now = deps.clock.now()
  const fresh = (asked: { answer: InspectAnswer; at: string } | null): boolean =>
    asked !== null &&
    (asked.answer.outcome === 'known' || asked.answer.outcome === 'unknown_device') &&
    Math.abs(now.getTime() - Date.parse(asked.at)) < FRESH_MS

  let asked = reset
  if (reset.opaque && !fresh(reset.opaque.platform)) {
    const token = deps.box.open(reset.opaque.sealed, reset._id)
    const answer = await deps.platform.inspectToken(token)
    asked = { ...asked, opaque: { ...reset.opaque, platform: { answer, at: now.toISOString() } } }
  }
  const photo = reset.photos.at(-1)
  const { picked, opaque } = inPlay(asked)
  const tokenKnown = opaque?.platform?.answer.outcome === 'known'
  if (!reset.sadp || !photo || tokenKnown) return asked
  const { device, decision } = deps.match({
    label: photo.reading,
    sadp: reset.sadp.devices,
    picked,
    platform: null,
  })
  if (decision !== 'match' || !device) return asked
  const before = reset.sadp.platform
  if (before?.fullSerial === device.fullSerial && fresh(before)) return asked
  const answer = await deps.platform.inspectDevice(device.fullSerial)
  const platform = { fullSerial: device.fullSerial, answer, at: now.toISOString() }
  return { ...asked, sadp: { ...reset.sadp, platform } }
}
