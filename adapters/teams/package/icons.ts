/** The app's two icons, drawn: a key on green, and its white outline on nothing, in the sizes Teams asks for. */
import sharp from 'sharp'

const KEY =
  '<circle cx="18" cy="24" r="8" fill="none" stroke="#fff" stroke-width="4"/><path d="M26 24h14M34 24v7M40 24v5" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/>'

/** 192 × 192, to the edges: Teams rounds it itself. */
export function colorIcon(): Promise<Buffer> {
  return draw(`<rect width="48" height="48" fill="#0b7a5c"/>${KEY}`, '0 0 48 48', 192)
}

/** 32 × 32, white alone on transparency. The key fills it: there is no ground to leave room for. */
export function outlineIcon(): Promise<Buffer> {
  return draw(KEY, '7 7 36 36', 32)
}

function draw(shapes: string, viewBox: string, size: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${viewBox}">${shapes}</svg>`
  return sharp(Buffer.from(svg)).resize(size, size).png().toBuffer()
}
