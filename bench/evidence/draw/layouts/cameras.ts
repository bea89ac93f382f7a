import { bars, marks, type Pen, qr, serialLine } from '../pen.js'

export async function cameraRect(pen: Pen): Promise<void> {
  const { canvas, style, device, random } = pen
  const left = 40
  canvas.text(style.brand, { x: left, y: 84, size: 60, face: 'arimo-bold', fill: style.brandFill })
  canvas.text('NETWORK CAMERA', {
    x: 860,
    y: 76,
    size: 28,
    face: style.face,
    fill: style.ink,
    anchor: 'end',
  })
  const serial = serialLine(pen, 34)
  const lines = [
    { text: `Model: ${device.model}`, size: 34 },
    {
      text: random.pick(['Power: DC 12V 0.5A, PoE (802.3af)', '12 VDC ⎓ 7 W / PoE'.replace(' ⎓', '')]),
      size: 28,
    },
    serial,
    { text: `MAC: ${style.macStyle(device.mac)}`, size: 28 },
    ...(random.chance(0.6) ? [{ text: `Verification Code: ${device.verification}`, size: 28 }] : []),
    { text: `Date: ${device.made}  V5.${random.integer(4, 7)}.${random.integer(0, 9)}`, size: 28 },
  ]
  let y = 150
  for (const line of lines) {
    canvas.text(line.text, {
      x: left,
      y,
      size: line.size,
      face: line === serial ? style.strong : style.face,
      fill: style.ink,
    })
    y += 52
  }
  if (random.chance(0.6)) await qr(pen, 690, 330, 170)
  else await bars(pen, device.short, { x: 470, y: 430, width: 380, height: 60 }, true)
  marks(pen, left, 520, 40)
  canvas.text('Made in China', { x: 330, y: 520, size: 22, face: style.face, fill: style.ink })
}

export async function cameraRound(pen: Pen): Promise<void> {
  const { canvas, style, device, random } = pen
  const middle = (text: string, y: number, size: number, face = style.face) =>
    canvas.text(text, { x: 360, y, size, face, fill: style.ink, anchor: 'middle' })
  canvas.text(style.brand, {
    x: 360,
    y: 120,
    size: 44,
    face: 'arimo-bold',
    fill: style.brandFill,
    anchor: 'middle',
  })
  middle(device.model, 178, 34, style.strong)
  middle(`DC12V  ${random.integer(4, 12)}W MAX`, 222, 25)
  const serial = random.chance(0.2)
    ? { text: style.serialName + device.full, size: 22 }
    : { text: style.serialName + (pen.options.printedSerial ?? device.short), size: 34 }
  middle(serial.text, 272, serial.size, style.strong)
  middle(`MAC: ${style.macStyle(device.mac)}`, 314, 24)
  middle(`${device.made}  Made in China`, 350, 22)
  await qr(pen, 265, 385, 190)
  marks(pen, 300, 648, 34)
}

export async function denseStrip(pen: Pen): Promise<void> {
  const { canvas, style, device, random } = pen
  const serial = serialLine(pen, 34)
  canvas.text(style.brand, { x: 24, y: 54, size: 40, face: 'arimo-bold', fill: style.brandFill })
  canvas.text(device.model, { x: 330, y: 52, size: 32, face: style.strong, fill: style.ink })
  canvas.text(serial.text, { x: 24, y: 106, size: serial.size, face: style.face, fill: style.ink })
  canvas.text(`MAC ${style.macStyle(device.mac)}  12V 1A  ${device.made}`, {
    x: 24,
    y: 152,
    size: 26,
    face: style.face,
    fill: style.ink,
  })
  if (random.chance(0.5)) await bars(pen, device.short, { x: 40, y: 174, width: 420, height: 44 }, false)
  if (random.chance(0.7)) await qr(pen, 920, 40, 150)
  marks(pen, 560, 216, 34)
}
