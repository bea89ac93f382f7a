/** Programs that leave their name in a picture they saved. A hint, never more: resaving is no crime, and hiding it is easy. */
const EDITORS =
  /Adobe Photoshop|Photoshop Express|Lightroom|GIMP|Snapseed|PicsArt|Canva|Paint\.NET|Pixelmator|Affinity Photo|Photopea|Facetune|Inpaint|TouchRetouch/i

/** EXIF and XMP stand at the head of a file. */
const HEAD_BYTES = 128 * 1024

/** The editing program that a picture's own metadata name; null when they name none. */
export function editedWith(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString(
    'latin1',
  )
  return EDITORS.exec(head)?.[0] ?? null
}
