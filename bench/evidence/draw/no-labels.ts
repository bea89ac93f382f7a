import type { Random } from '../random.js'
import { createCanvas } from './canvas.js'
import { drawCode } from './codes.js'
import type { DrawnLabel } from './labels.js'

/** Pictures that people send by mistake. */
export const NO_LABELS = [
  'bare-surface',
  'chat',
  'note',
  'keyboard',
  'price-tags',
  'text-page',
  'app-qr',
  'share-qr',
  'router',
  'camera-body',
] as const

export type NoLabel = (typeof NO_LABELS)[number]

export async function drawNoLabel(random: Random, kind: NoLabel): Promise<DrawnLabel> {
  const width = kind === 'chat' ? 700 : 900
  const height = kind === 'chat' ? 1100 : 700
  const canvas = createCanvas(width, height)
  const paper = random.pick(['#f7f7f5', '#fff6c8', '#e6ebf0'])
  canvas.rect({
    x: 0,
    y: 0,
    width,
    height,
    fill: kind === 'keyboard' || kind === 'camera-body' ? '#2a2b2e' : paper,
    radius: 12,
  })
  const text = (line: string, x: number, y: number, size: number, fill = '#222') =>
    canvas.text(line, { x, y, size, face: 'arimo', fill })
  const phone = `06 ${random.integer(10, 99)} ${random.integer(10, 99)} ${random.integer(10, 99)} ${random.integer(10, 99)}`
  if (kind === 'chat') {
    const lines = [
      'Bonjour, la caméra est en panne',
      `Appelez-moi au ${phone}`,
      'ok je passe demain matin',
      'Merci beaucoup !',
      'Le code du portail est 4512A',
    ]
    for (const [i, line] of lines.entries()) {
      canvas.rect({
        x: i % 2 ? 160 : 30,
        y: 60 + i * 150,
        width: 500,
        height: 100,
        fill: i % 2 ? '#d5f5c8' : '#ffffff',
        radius: 18,
      })
      text(line, (i % 2 ? 160 : 30) + 24, 122 + i * 150, 30)
    }
  } else if (kind === 'note') {
    for (const [i, line] of [
      'Caméra 3 : portail',
      'admin / Motdepasse1',
      'port 8000 / 554',
      `Tel ${phone}`,
    ].entries())
      text(line, 70, 140 + i * 120, 56, '#223')
  } else if (kind === 'keyboard') {
    for (const [r, row] of ['1234567890', 'AZERTYUIOP', 'QSDFGHJKLM', 'WXCVBN'].entries()) {
      for (const [i, key] of [...row].entries()) {
        canvas.rect({
          x: 30 + i * 84 + r * 12,
          y: 60 + r * 140,
          width: 72,
          height: 110,
          fill: '#17181a',
          radius: 10,
        })
        text(key, 50 + i * 84 + r * 12, 130 + r * 140, 40, '#eee')
      }
    }
  } else if (kind === 'price-tags') {
    for (let i = 0; i < 9; i++) {
      const x = 30 + (i % 3) * 290
      const y = 40 + Math.floor(i / 3) * 220
      canvas.rect({ x, y, width: 260, height: 180, fill: '#ffffff', stroke: '#333' })
      text(
        random.pick(['Connecteur RJ45', 'Bracket mural', 'PoE Switch', 'Câble UTP Cat6']),
        x + 16,
        y + 50,
        26,
      )
      text(`${random.integer(5, 200)},90 EUR`, x + 16, y + 110, 38)
      text(`REF ${random.integer(100_000_000, 999_999_999)}`, x + 16, y + 158, 22)
    }
  } else if (kind === 'text-page') {
    text('Instructions de montage', 60, 80, 40)
    for (let i = 0; i < 14; i++)
      text('Fixez le support au mur avec les vis fournies puis branchez le câble.', 60, 140 + i * 38, 24)
  } else if (kind === 'app-qr' || kind === 'share-qr') {
    const payload =
      kind === 'app-qr'
        ? 'https://appstore.hikvision.com/dl/app?id=hikconnect'
        : `QRC0301${Buffer.from(`share${random.integer(1e9, 9e9)}`).toString('base64')}`
    text(kind === 'app-qr' ? 'Téléchargez l’application' : 'Partager mes appareils', 250, 80, 34)
    await drawCode(canvas, 'QRCode', payload, { x: 270, y: 140, width: 380 })
  } else if (kind === 'router') {
    text('BOX INTERNET 5', 60, 100, 60)
    text(`Nom du réseau : BOX-${random.integer(1000, 9999)}`, 60, 220, 36)
    text('Clé de sécurité : 7HfK92LmPq', 60, 290, 36)
    text(
      `N° de série : ${random.integer(100_000, 999_999)}${random.integer(1_000_000, 9_999_999)}`,
      60,
      360,
      36,
    )
    await drawCode(canvas, 'QRCode', 'WIFI:S:BOX-1234;T:WPA;P:7HfK92LmPq;;', { x: 600, y: 420, width: 220 })
  } else {
    canvas.circle({ x: 450, y: 350, radius: 260, fill: '#1b1c1e', stroke: '#555' })
    canvas.circle({ x: 450, y: 350, radius: 120, fill: '#0a0b10', stroke: '#333' })
    text('HIKVISION', 340, 660, 44, '#ddd')
  }
  return { svg: canvas.svg(), width, height, round: false }
}
