import type { Random } from '../../random.js'
import type { Canvas } from '../canvas.js'
import type { Mistake } from './mistake.js'

const shade = (random: Random, low: number, high: number) => {
  const part = () => random.integer(low, high).toString(16).padStart(2, '0')
  return `#${part()}${part()}${part()}`
}

/** An uneven line from left to right, filled down to the bottom: hills, roofs, hair. */
function ridge(
  canvas: Canvas,
  random: Random,
  at: { y: number; rise: number; steps: number; fill: string },
): void {
  const { width, height } = canvas
  const points = Array.from(
    { length: at.steps + 1 },
    (_, i) =>
      `${((i * width) / at.steps).toFixed(0)},${(at.y + random.between(-at.rise, at.rise)).toFixed(0)}`,
  )
  canvas.raw(`<polygon fill="${at.fill}" points="0,${height} ${points.join(' ')} ${width},${height}"/>`)
}

/** Things and places: no label on them, or none that names a device. */
export const THINGS = {
  'bare-surface': { width: 900, height: 700, draw() {} },
  black: { width: 900, height: 700, draw() {} },
  keyboard: {
    width: 900,
    height: 700,
    draw(canvas, random) {
      const light = random.chance(0.3)
      canvas.rect({ x: 0, y: 0, width: 900, height: 700, fill: light ? '#d9dadd' : '#2a2b2e', radius: 12 })
      for (const [r, row] of ['1234567890', 'AZERTYUIOP', 'QSDFGHJKLM', 'WXCVBN'].entries()) {
        for (const [i, key] of [...row].entries()) {
          const x = 30 + i * 84 + r * 12
          canvas.rect({
            x,
            y: 60 + r * 140,
            width: 72,
            height: 110,
            fill: light ? '#f4f4f4' : '#17181a',
            radius: 10,
          })
          canvas.text(key, {
            x: x + 20,
            y: 130 + r * 140,
            size: 40,
            face: 'arimo',
            fill: light ? '#333' : '#eee',
          })
        }
      }
    },
  },
  'camera-body': {
    width: 900,
    height: 700,
    draw(canvas, random) {
      const white = random.chance(0.5)
      canvas.rect({ x: 0, y: 0, width: 900, height: 700, fill: white ? '#e9e9e7' : '#2a2b2e', radius: 12 })
      canvas.circle({ x: 450, y: 350, radius: 260, fill: white ? '#d5d6d6' : '#1b1c1e', stroke: '#555' })
      canvas.circle({ x: 450, y: 350, radius: 120, fill: '#0a0b10', stroke: '#333' })
      canvas.text(random.pick(['HIKVISION', 'hikvision', 'HiLook']), {
        x: 340,
        y: 660,
        size: 44,
        face: 'arimo',
        fill: white ? '#8a8a8a' : '#ddd',
      })
    },
  },
  face: {
    width: 800,
    height: 1000,
    draw(canvas, random) {
      const skin = random.pick(['#e8c0a0', '#c68a5e', '#8a5a3c', '#f0d2bc'])
      canvas.rect({ x: 0, y: 0, width: 800, height: 1000, fill: shade(random, 120, 220) })
      canvas.raw(
        `<ellipse cx="400" cy="380" rx="270" ry="330" fill="${random.pick(['#2a1c12', '#6b4a2b', '#888'])}"/>`,
      )
      canvas.raw(`<ellipse cx="400" cy="470" rx="230" ry="310" fill="${skin}"/>`)
      for (const x of [310, 490]) {
        canvas.raw(`<ellipse cx="${x}" cy="420" rx="42" ry="22" fill="#fff"/>`)
        canvas.circle({ x, y: 420, radius: 18, fill: '#33281f' })
        canvas.line({ x1: x - 50, y1: 372, x2: x + 50, y2: 366, stroke: '#4a3524', width: 12 })
      }
      canvas.raw('<path d="M400 450 L372 560 L420 566" stroke="#00000040" stroke-width="8" fill="none"/>')
      canvas.raw('<path d="M320 650 Q400 700 480 650" stroke="#8a3030" stroke-width="18" fill="none"/>')
      canvas.raw(`<path d="M90 1000 Q400 760 710 1000 Z" fill="${shade(random, 30, 160)}"/>`)
    },
  },
  dashboard: {
    width: 1200,
    height: 700,
    draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 1200, height: 700, fill: '#202225' })
      ridge(canvas, random, { y: 180, rise: 12, steps: 8, fill: '#2d2f33' })
      for (const [x, last, name] of [
        [330, 220, 'km/h'],
        [760, 7, 'x1000'],
      ] as const) {
        canvas.circle({ x, y: 420, radius: 190, fill: '#0c0d0f', stroke: '#777' })
        for (let i = 0; i <= 7; i++) {
          const turn = Math.PI * (0.8 + (i * 1.4) / 7)
          const value = String(Math.round((last * i) / 7))
          canvas.text(value, {
            x: x + Math.cos(turn) * 150,
            y: 420 + Math.sin(turn) * 150 + 10,
            size: 28,
            face: 'roboto',
            fill: '#eee',
            anchor: 'middle',
          })
        }
        canvas.text(name, { x, y: 500, size: 24, face: 'roboto', fill: '#bbb', anchor: 'middle' })
        canvas.line({ x1: x, y1: 420, x2: x - 90, y2: 340, stroke: '#e33', width: 8 })
      }
      canvas.rect({ x: 980, y: 320, width: 190, height: 120, fill: '#0b1a2a', radius: 8 })
      canvas.text(`FM ${random.integer(88, 107)}.${random.integer(0, 9)}`, {
        x: 1000,
        y: 370,
        size: 32,
        face: 'roboto',
        fill: '#7fc8ff',
      })
      canvas.text(`${random.integer(10_000, 220_000)} km`, {
        x: 1000,
        y: 420,
        size: 26,
        face: 'roboto',
        fill: '#7fc8ff',
      })
    },
  },
  landscape: {
    width: 1400,
    height: 1000,
    draw(canvas, random) {
      canvas.rect({
        x: 0,
        y: 0,
        width: 1400,
        height: 1000,
        fill: random.pick(['#9cc4e8', '#d8dde2', '#f0c89a']),
      })
      for (let i = 0; i < 5; i++)
        ridge(canvas, random, {
          y: 380 + i * 110,
          rise: 60 - i * 8,
          steps: 9 + i * 6,
          fill: shade(random, 40 + i * 10, 140),
        })
      for (let i = 0; i < 14; i++) {
        const [x, y, size] = [random.between(0, 1400), random.between(560, 940), random.between(40, 120)]
        canvas.rect({ x: x - 6, y, width: 12, height: size, fill: '#4a3524' })
        canvas.circle({ x, y, radius: size * 0.6, fill: shade(random, 30, 110) })
      }
      const left = random.between(100, 900)
      canvas.rect({ x: left, y: 600, width: 320, height: 220, fill: '#d8cfc0' })
      canvas.raw(`<polygon fill="#8a4a3a" points="${left - 20},600 ${left + 160},500 ${left + 340},600"/>`)
      for (const dx of [40, 200])
        canvas.rect({ x: left + dx, y: 660, width: 70, height: 80, fill: '#4a5a6a' })
    },
  },
  ceiling: {
    width: 1300,
    height: 1000,
    draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 1300, height: 1000, fill: '#dcdcd6' })
      for (let i = 1; i < 5; i++) {
        canvas.line({ x1: 0, y1: i * 200, x2: 1300, y2: i * 200, stroke: '#b4b4ae', width: 8 })
        canvas.line({ x1: i * 260, y1: 0, x2: i * 260, y2: 1000, stroke: '#b4b4ae', width: 8 })
      }
      for (let i = 0; i < 900; i++)
        canvas.circle({
          x: random.between(0, 1300),
          y: random.between(0, 1000),
          radius: random.between(1, 4),
          fill: '#c2c2bb',
        })
      canvas.circle({
        x: random.between(300, 1000),
        y: random.between(300, 700),
        radius: 110,
        fill: '#f2f2f0',
        stroke: '#999',
      })
      canvas.rect({ x: 270, y: 210, width: 240, height: 180, fill: '#fffffa' })
    },
  },
  cables: {
    width: 1200,
    height: 900,
    draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 1200, height: 900, fill: shade(random, 40, 90) })
      for (let i = 0; i < 26; i++) {
        const y = () => random.between(0, 900).toFixed(0)
        canvas.raw(
          `<path d="M0 ${y()} C 400 ${y()} 800 ${y()} 1200 ${y()}" fill="none" stroke="${shade(random, 20, 230)}" stroke-width="${random.integer(10, 34)}"/>`,
        )
      }
    },
  },
  /** The front of a recorder: a brand and a row of lamps. */
  'recorder-front': {
    width: 1400,
    height: 420,
    draw(canvas, random) {
      canvas.rect({ x: 0, y: 0, width: 1400, height: 420, fill: '#17181b', radius: 10 })
      canvas.rect({ x: 0, y: 300, width: 1400, height: 30, fill: '#3a3d42' })
      canvas.text('HIKVISION', { x: 70, y: 120, size: 52, face: 'arimo-bold', fill: '#c8cacc' })
      for (const [i, name] of ['POWER', 'HDD', 'Tx/Rx'].entries()) {
        canvas.circle({
          x: 1000 + i * 120,
          y: 90,
          radius: 9,
          fill: random.pick(['#30d060', '#e03030', '#555']),
        })
        canvas.text(name, { x: 975 + i * 120, y: 140, size: 20, face: 'arimo', fill: '#aaa' })
      }
    },
  },
} as const satisfies Record<string, Mistake>
