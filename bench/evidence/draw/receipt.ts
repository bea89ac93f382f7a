import type { Random } from '../random.js'
import { createCanvas } from './canvas.js'
import type { DrawnDevice } from './device.js'
import type { Face } from './fonts.js'
import type { DrawnLabel } from './labels.js'

/** A till receipt or a delivery note that lists devices; nine-digit traps included. */
export function drawReceipt(random: Random, devices: readonly DrawnDevice[]): DrawnLabel {
  const width = 620
  const height = 560 + devices.length * 130
  const canvas = createCanvas(width, height)
  const face = random.pick<Face>(['cousine', 'techmono', 'dejavu', 'arimo'])
  canvas.rect({ x: 0, y: 0, width, height, fill: '#f4f3ee' })
  let y = 60
  const line = (text: string, size = 26, x = 30, anchor: 'start' | 'middle' | 'end' = 'start') => {
    canvas.text(text, { x, y, size, face, fill: '#222', anchor })
    if (anchor !== 'end') y += size * 1.55
  }
  line(random.pick(['ELEC DISTRIBUTION', 'SECURI PRO LYON', 'COMPTOIR VIDEO']), 34, width / 2, 'middle')
  line(
    `SIRET ${random.integer(100, 999)} ${random.integer(100, 999)} ${random.integer(100, 999)} 00012`,
    22,
    width / 2,
    'middle',
  )
  line(`TVA FR${random.integer(10, 99)}${random.integer(100_000_000, 999_999_999)}`, 22, width / 2, 'middle')
  line(`Tel 0${random.integer(1, 5)}${random.integer(10_000_000, 99_999_999)}`, 22, width / 2, 'middle')
  line(
    `${random.pick(['Facture', 'Ticket', 'Bon de livraison'])} ${random.integer(100_000_000, 999_999_999)}`,
  )
  line(
    `Date ${String(random.integer(1, 28)).padStart(2, '0')}/${String(random.integer(1, 12)).padStart(2, '0')}/${random.integer(2018, 2025)}`,
  )
  let total = 0
  for (const device of devices) {
    const price = random.integer(60, 600)
    total += price
    line(`${price},00 EUR`, 26, width - 30, 'end')
    line(device.model)
    line(`  ${random.pick(['S/N: ', 'SN ', 'N° de série : ', 'S/N '])}${device.short}`)
    line('  1 x PCE', 22)
  }
  canvas.line({ x1: 30, y1: y, x2: width - 30, y2: y, stroke: '#444', width: 2 })
  y += 44
  line(`${total},00 EUR`, 30, width - 30, 'end')
  line('TOTAL TTC', 30)
  line('Merci de votre visite', 24, width / 2, 'middle')
  return { svg: canvas.svg(), width, height, round: false }
}
