import { type Payload, readPayload } from '../codes/payload.js'
import { type Code, decodeCodes } from '../codes/read-codes.js'
import { sharpen } from './levels.js'
import { type Quad, type Raster, straighten } from './raster.js'

export interface FoundCode {
  code: Code
  payload: Payload
}

/** Codes of the whole picture, as it is: most are found here. */
export async function findCodes(picture: Raster): Promise<FoundCode[]> {
  return withPayload(await decodeCodes(picture))
}

/** Whether a code says what the picture is: nothing more needs to be tried. */
export function isTelling({ payload, code }: FoundCode): boolean {
  if (payload.kind === 'label')
    return !(payload.bare && /^\d{9}$/.test(payload.short) && code.kind === 'barcode')
  return payload.kind === 'reset' || payload.kind === 'share'
}

/** Sizes and sharpness at which the place of the text is tried again. */
const TRIES = [
  { longSide: 1300, sharpen: 0 },
  { longSide: 1800, sharpen: 1.5 },
] as const

/** Another try where the text stands: laid straight, enlarged, sharpened. Boxes are in pixels of the picture. */
export async function findCodesIn(picture: Raster, region: Quad): Promise<FoundCode[]> {
  const found: FoundCode[] = []
  for (const attempt of TRIES) {
    const scale = Math.min(3, attempt.longSide / Math.max(region.width, region.height))
    const straight = straighten(picture, region, Math.max(16, Math.round(region.height * scale)))
    const view = attempt.sharpen > 0 ? sharpen(straight, attempt.sharpen) : straight
    const codes = await decodeCodes(view)
    found.push(
      ...withPayload(
        codes.map((code) => ({
          ...code,
          quad: backTo(region, code.quad, straight),
        })),
      ),
    )
    if (found.some(isTelling)) break
  }
  return found
}

function backTo(region: Quad, quad: Quad, view: Raster): Quad {
  const scale = region.height / view.height
  const u = quad.cx * scale - region.width / 2
  const v = quad.cy * scale - region.height / 2
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)]
  return {
    cx: region.cx + u * cos - v * sin,
    cy: region.cy + u * sin + v * cos,
    width: quad.width * scale,
    height: quad.height * scale,
    angle: quad.angle + region.angle,
  }
}

function withPayload(codes: readonly Code[]): FoundCode[] {
  return codes.map((code) => ({ code, payload: readPayload(code.text) }))
}
