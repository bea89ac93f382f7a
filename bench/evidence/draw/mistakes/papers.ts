import type { Random } from '../../random.js'
import type { Canvas } from '../canvas.js'
import { drawCode, eanCheck } from '../codes.js'
import type { Face } from '../fonts.js'
import type { Mistake } from './mistake.js'

const PAPER = ['#f7f7f5', '#fff6c8', '#e6ebf0', '#efe9dc'] as const
const READING_FACES = ['arimo', 'roboto', 'opensans', 'dejavu', 'narrow'] as const satisfies readonly Face[]

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.integer(0, 9)).join('')

const phone = (random: Random) => `06 ${(digits(random, 8).match(/../g) ?? []).join(' ')}`

/** A sheet of paper that fills the canvas. */
const paper = (canvas: Canvas, random: Random) =>
  canvas.rect({
    x: 0,
    y: 0,
    width: canvas.width,
    height: canvas.height,
    fill: random.pick(PAPER),
    radius: 12,
  })

/** Paper and cardboard with print that names no device. */
export const PAPERS = {
  note: {
    width: 900,
    height: 700,
    draw(canvas, random) {
      paper(canvas, random)
      const lines = ['Caméra 3 : portail', 'admin / Motdepasse1', 'port 8000 / 554', `Tel ${phone(random)}`]
      for (const [i, line] of lines.entries())
        canvas.text(line, {
          x: 70,
          y: 140 + i * 120,
          size: 56,
          face: random.pick(READING_FACES),
          fill: '#223',
        })
    },
  },
  'price-tags': {
    width: 900,
    height: 700,
    draw(canvas, random) {
      paper(canvas, random)
      const face = random.pick(READING_FACES)
      for (let i = 0; i < 9; i++) {
        const x = 30 + (i % 3) * 290
        const y = 40 + Math.floor(i / 3) * 220
        const goods = random.pick(['Connecteur RJ45', 'Bracket mural', 'PoE Switch', 'Câble UTP Cat6'])
        canvas.rect({ x, y, width: 260, height: 180, fill: '#ffffff', stroke: '#333' })
        canvas.text(goods, { x: x + 16, y: y + 50, size: 26, face })
        canvas.text(`${random.integer(5, 200)},90 EUR`, { x: x + 16, y: y + 110, size: 38, face })
        canvas.text(`REF ${digits(random, 9)}`, { x: x + 16, y: y + 158, size: 22, face })
      }
    },
  },
  'text-page': {
    width: 900,
    height: 700,
    draw(canvas, random) {
      paper(canvas, random)
      const face = random.pick(READING_FACES)
      canvas.text('Instructions de montage', { x: 60, y: 80, size: 40, face })
      const sentences = [
        'Fixez le support au mur avec les vis fournies puis branchez le câble.',
        'La garantie ne couvre pas les dommages dus à une mauvaise pose.',
        'Avant toute intervention, coupez l’alimentation électrique.',
        'Réglez ensuite l’angle de vue puis serrez la vis de blocage.',
      ]
      for (let i = 0; i < 14; i++)
        canvas.text(random.pick(sentences), { x: 60, y: 140 + i * 38, size: 24, face, fill: '#222' })
    },
  },
  router: {
    width: 900,
    height: 700,
    async draw(canvas, random) {
      paper(canvas, random)
      const face = random.pick(READING_FACES)
      canvas.text('BOX INTERNET 5', { x: 60, y: 100, size: 60, face })
      const lines = [
        `Nom du réseau : BOX-${digits(random, 4)}`,
        'Clé de sécurité : 7HfK92LmPq',
        `N° de série : ${digits(random, 13)}`,
      ]
      for (const [i, line] of lines.entries()) canvas.text(line, { x: 60, y: 220 + i * 70, size: 36, face })
      await drawCode(canvas, 'QRCode', 'WIFI:S:BOX-1234;T:WPA;P:7HfK92LmPq;;', { x: 600, y: 420, width: 220 })
    },
  },
  'other-carton': {
    width: 1000,
    height: 680,
    async draw(canvas, random) {
      const dark = random.chance(0.4)
      const ink = dark ? '#f2efe8' : '#2a241c'
      const face = random.pick(READING_FACES)
      canvas.rect({ x: 0, y: 0, width: 1000, height: 680, fill: dark ? '#23415f' : '#c9a676' })
      const [maker, goods] = random.pick([
        ['NORDLAMP', 'Projecteur LED 50 W'],
        ['VOLTIS', 'Perceuse visseuse 18 V'],
        ['KABELO', 'Câble RJ45 Cat 6 - 305 m'],
        ['AQUADOM', 'Mitigeur de cuisine chromé'],
      ] as const)
      canvas.text(maker, { x: 60, y: 140, size: 96, face: 'arimo-bold', fill: ink })
      canvas.text(goods, { x: 60, y: 230, size: 44, face, fill: ink })
      canvas.text(`Réf. ${digits(random, 6)}-${random.integer(10, 99)}`, {
        x: 60,
        y: 300,
        size: 34,
        face,
        fill: ink,
      })
      canvas.text(`Lot ${digits(random, 8)}   2 kg   HAUT`, { x: 60, y: 360, size: 34, face, fill: ink })
      const ean = `376${digits(random, 9)}`
      await drawCode(canvas, 'EAN13', `${ean}${eanCheck(ean)}`, {
        x: 60,
        y: 430,
        width: 340,
        height: 130,
        light: '#ffffff',
      })
    },
  },
  'invoice-without-serial': {
    width: 820,
    height: 1120,
    draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 820, height: 1120, fill: '#fbfbf9' })
      const face = random.pick(READING_FACES)
      let y = 80
      const line = (text: string, size = 24) => {
        canvas.text(text, { x: 50, y, size, face, fill: '#1c1c1c' })
        y += size * 1.7
      }
      line(random.pick(['SECURI PRO LYON', 'ELEC DISTRIBUTION', 'COMPTOIR DU CÂBLE']), 38)
      line(`SIREN ${(digits(random, 9).match(/.../g) ?? []).join(' ')}   Tél. ${phone(random)}`)
      line(`TVA FR${digits(random, 11)}`)
      line(`FACTURE N° ${digits(random, 9)}`, 32)
      line(`Date : 1${random.integer(0, 9)}/0${random.integer(1, 9)}/202${random.integer(0, 5)}`)
      line('Client : Alarme Services SARL')
      for (let i = 0; i < random.integer(3, 7); i++)
        line(
          `${random.integer(1, 8)} x ${random.pick(['Caméra dôme 4 MP', 'Enregistreur 8 voies', 'Support mural', 'Disque dur 4 To'])}   ${random.integer(20, 400)},00 EUR`,
        )
      line(`TOTAL TTC ${random.integer(200, 4000)},00 EUR`, 32)
      line('Merci de votre confiance')
    },
  },
  'business-card': {
    width: 850,
    height: 550,
    draw(canvas, random) {
      const dark = random.chance(0.3)
      canvas.rect({ x: 0, y: 0, width: 850, height: 550, fill: dark ? '#20242b' : '#fdfdfb', radius: 6 })
      const fill = dark ? '#eceae4' : '#20242b'
      const face = random.pick(READING_FACES)
      const lines: [string, number][] = [
        ['Camille Exemple', 54],
        ['Technicienne courants faibles', 32],
        [`Mobile ${phone(random)}`, 32],
        [`SIRET ${digits(random, 14)}`, 28],
        ['contact@alarme-services.example', 30],
      ]
      for (const [i, [text, size]] of lines.entries())
        canvas.text(text, { x: 70, y: 130 + i * 80, size, face, fill })
    },
  },
} as const satisfies Record<string, Mistake>
