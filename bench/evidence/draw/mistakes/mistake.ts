import type { Random } from '../../random.js'
import type { Canvas } from '../canvas.js'

/** A picture sent by mistake: the size of its sheet, and what is on it. */
export interface Mistake {
  width: number
  height: number
  draw(canvas: Canvas, random: Random): void | Promise<void>
}
