import { decodeImage } from '../../devices/photo/decode-image.js'
import { readLabel } from '../../devices/photo/read-label.js'

/** What the calibration is fitted on: all that was seen of each value in print, before it became a confidence. */
process.on('message', (bytes: Uint8Array) => {
  decodeImage(bytes, 'jpg')
    .then(async (decoded) => ('problem' in decoded ? [] : (await readLabel(decoded.picture)).sightings))
    .then((sightings) => {
      process.send?.(sightings)
      globalThis.gc?.()
    })
    .catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
})
process.on('disconnect', () => process.exit(0))
