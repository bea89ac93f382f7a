/** The package ships no types; this is all of it that is used. */
declare module 'opentype.js' {
  export interface Command {
    type: 'M' | 'L' | 'Q' | 'C' | 'Z'
    x?: number
    y?: number
    x1?: number
    y1?: number
    x2?: number
    y2?: number
  }
  export interface Font {
    unitsPerEm: number
    charToGlyph(char: string): {
      advanceWidth?: number
      getPath(x: number, y: number, size: number): { commands: readonly Command[] }
    }
  }
  const opentype: { parse(buffer: ArrayBuffer): Font }
  export default opentype
}
