/**
 * How many bytes a ZIP says it unpacks to, from its central directory; null when it has none. Read before anything
 * is unpacked: a file of 40 KB can claim gigabytes.
 */
export function unpackedSizeOfZip(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  let total = 0
  for (let i = 0; i < count; i++) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== 0x02014b50) return null
    total += view.getUint32(offset + 24, true)
    offset +=
      46 +
      view.getUint16(offset + 28, true) +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true)
  }
  return total
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let i = last; i >= 0 && i > last - 65_536; i--) {
    if (view.getUint32(i, true) === 0x06054b50) return i
  }
  return null
}
