import { drawCode, eanCheck } from '../codes.js'
import { bars, marks, type Pen, qr, serialLine } from '../pen.js'

export async function recorderPlate(pen: Pen): Promise<void> {
  const { canvas, style, device, random } = pen
  canvas.text(style.brand, { x: 34, y: 70, size: 50, face: 'arimo-bold', fill: style.brandFill })
  canvas.text(random.pick(['Network Video Recorder', 'Digital Video Recorder', 'Enregistreur vidéo']), {
    x: 420,
    y: 62,
    size: 30,
    face: style.face,
    fill: style.ink,
  })
  const serial = serialLine(pen, 32)
  canvas.text(`Model: ${device.model}`, { x: 34, y: 130, size: 32, face: style.face, fill: style.ink })
  canvas.text('Input: 100-240 V~, 50/60 Hz, 2 A MAX', {
    x: 34,
    y: 176,
    size: 26,
    face: style.face,
    fill: style.ink,
  })
  canvas.text(serial.text, { x: 34, y: 226, size: serial.size, face: style.strong, fill: style.ink })
  canvas.text(`Date: ${device.made}`, { x: 34, y: 274, size: 26, face: style.face, fill: style.ink })
  await bars(pen, device.short, { x: 60, y: 310, width: 420, height: 58 }, random.chance(0.7))
  await qr(pen, 880, 190, 180)
  marks(pen, 580, 370, 44)
}

export async function boxSticker(pen: Pen): Promise<void> {
  const { canvas, style, device, random } = pen
  canvas.text(style.brand, { x: 30, y: 66, size: 52, face: 'arimo-bold', fill: style.brandFill })
  const serial = serialLine(pen, 34)
  const lines = [
    { text: `Model: ${device.model} ${random.pick(['2.8mm', '4mm', '', '(C)'])}`, size: 36 },
    { text: `Material code: ${device.material}`, size: 26 },
    { text: `Lot Number: 45${random.integer(10_000_000, 99_999_999)}`, size: 26 },
    serial,
    {
      text: `SF Version: V5.${random.integer(3, 7)}.${random.integer(0, 9)} build ${random.integer(150101, 241231)}`,
      size: 24,
    },
    { text: `Date: ${device.made}   Qty: 1 PCS`, size: 26 },
  ]
  let y = 124
  for (const line of lines) {
    canvas.text(line.text, {
      x: 30,
      y,
      size: line.size,
      face: line === serial ? style.strong : style.face,
      fill: style.ink,
    })
    y += 48
  }
  await bars(pen, device.short, { x: 50, y: 440, width: 430, height: 64 }, true)
  if (random.chance(0.6)) await bars(pen, device.material, { x: 50, y: 570, width: 400, height: 56 }, true)
  const ean = `694${random.integer(100_000_000, 999_999_999)}`
  if (pen.options.codes !== 'none' && random.chance(0.5))
    await drawCode(canvas, 'EAN13', ean + eanCheck(ean), {
      x: 620,
      y: 560,
      width: 280,
      height: 70,
      ...(style.codePaper ? { light: style.codePaper } : {}),
    })
  if (random.chance(0.6)) await qr(pen, 760, 250, 190)
  marks(pen, 560, 520, 40)
}

export async function intercom(pen: Pen): Promise<void> {
  const { canvas, style, device, random } = pen
  canvas.text(style.brand, {
    x: 320,
    y: 70,
    size: 46,
    face: 'arimo-bold',
    fill: style.brandFill,
    anchor: 'middle',
  })
  canvas.text(random.pick(['Video Intercom Indoor Station', 'Door Station', 'Platine de rue']), {
    x: 320,
    y: 112,
    size: 26,
    face: style.face,
    fill: style.ink,
    anchor: 'middle',
  })
  const rows: [string, string][] = [
    ['Model', device.model],
    ['Power', 'DC 12 V / PoE'],
    [style.serialName.replace(/[:\s]+$/, ''), pen.options.printedSerial ?? device.short],
    ['MAC', style.macStyle(device.mac)],
    ['Date', device.made],
  ]
  let y = 176
  for (const [name, value] of rows) {
    canvas.text(`${name}:`, { x: 36, y, size: 28, face: style.face, fill: style.ink })
    canvas.text(value, {
      x: random.chance(0.5) ? 300 : 290,
      y,
      size: 28,
      face: style.strong,
      fill: style.ink,
    })
    y += 54
  }
  await qr(pen, 210, 470, 200)
  marks(pen, 60, 730, 36)
}
