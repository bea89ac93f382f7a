const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** At most `max` UTF-16 units, never through a letter with its accent or an emoji; cut text ends in an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/**
 * Parts of at most `max` units, cut where a reader would pause: between paragraphs, else lines, else sentences, else
 * words. Joined again they hold every word in order. A single word longer than `max` is cut between letters.
 */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > max) {
    const at = breakBefore(rest, max)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  if (rest !== '' || parts.length === 0) parts.push(rest)
  return parts
}

/**
 * From best to worst. A break in the first third would leave a stub: the next kind is tried then. No-break spaces are
 * no pause: "10 h 42" and "Vraiment ?" stay whole.
 */
const PAUSES = [/\n{2,}/g, /\n/g, /[.!?…][»")\]]*(?:\u00a0»)?[ \n]+/g, /[ \t\n]+/g]

function breakBefore(text: string, max: number): number {
  const head = text.slice(0, max + 1)
  for (const pause of PAUSES) {
    let last = 0
    for (const match of head.matchAll(pause)) {
      const end = match.index + match[0].trimEnd().length
      if (end <= max) last = end
    }
    if (last > max / 3) return last
  }
  let at = 0
  for (const { segment } of graphemes.segment(head)) {
    if (at + segment.length > max) break
    at += segment.length
  }
  return at || max
}
