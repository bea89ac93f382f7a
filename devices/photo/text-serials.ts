import { nearness } from '../confusables.js'
import type { Reading } from '../facts.js'
import { isShortSerial, parseSerial } from '../serial.js'
import type { Context } from './candidates.js'
import { ocrConfidence, type Sightings } from './confidence.js'
import { isPartOfMore } from './decode-row.js'
import { samePlace } from './layout.js'
import { candidatesOfPage, type Placed, retryHints } from './page-candidates.js'
import { boxOf, type Raster } from './raster.js'
import type { PageText } from './read-lines.js'
import type { LineText } from './recognise.js'
import type { Rereader } from './reread.js'
import { weigh } from './weigh.js'

const RANK: Readonly<Record<Context, number>> = {
  full: 5,
  named: 5,
  tail: 4,
  bare_letter: 3,
  loose: 2,
  bare_digits: 1,
}

/** Receipts list several; more than this are not looked at twice. */
const MAX_GROUPS = 4
/** A second print of the same serial is a second witness; a third says no more. */
const MAX_PLACES = 2

export interface TextSerials {
  readings: Reading[]
  /** What each confidence was made from. */
  sightings: Sightings[]
  traps: string[]
}

export interface TextOptions {
  /** Each serial is read again until its confidence is known. */
  vote: boolean
  /** Year of manufacture that the label says. */
  year: number | null
}

/** Serials that the text says, the best first. `pages` are several looks at the same picture. */
export async function textSerials(
  picture: Pick<Raster, 'width' | 'height'>,
  reread: Rereader,
  pages: readonly PageText[],
  options: TextOptions,
): Promise<TextSerials> {
  const found = pages.map(candidatesOfPage)
  const traps = found.flatMap((page) => page.traps)
  let placed = useful(
    found.flatMap((page) => page.placed),
    traps,
  )
  if (options.vote && (pages.length > 1 || !placed.some(isNamed))) {
    for (const page of pages) placed = [...placed, ...(await retryHints(reread, page, placed))]
    placed = useful(placed, traps)
  }
  const readings: Reading[] = []
  const sightings: Sightings[] = []
  for (const group of groupsOf(placed).slice(0, MAX_GROUPS)) {
    const places = distinctPlaces(group)
    const seen = options.vote ? await see(reread, group, places, options) : glance(group, options)
    if (!seen) continue
    sightings.push(seen)
    readings.push(readingOf(picture, group, seen, options.vote))
  }
  return {
    readings: readings.sort((a, b) => b.confidence - a.confidence),
    sightings,
    traps,
  }
}

function isNamed({ candidate }: Placed): boolean {
  return RANK[candidate.context] >= 4 || (candidate.context === 'bare_letter' && candidate.confidence > 0.8)
}

/** Without what the text calls something else, and without bare numbers when something better is there. */
function useful(placed: readonly Placed[], traps: readonly string[]): Placed[] {
  const kept = placed.filter(
    ({ candidate }) =>
      candidate.confidence > 0.1 && !(candidate.context === 'bare_digits' && traps.includes(candidate.value)),
  )
  const better = kept.filter(({ candidate }) => candidate.context !== 'bare_digits')
  if (better.length === 0) return kept
  const named = new Set(better.map(({ candidate }) => candidate.value))
  return kept.filter(({ candidate }) => candidate.context !== 'bare_digits' || named.has(candidate.value))
}

/** Look-alikes and readings of one place are one serial; the best-placed reading of each group stands first. */
function groupsOf(placed: readonly Placed[]): Placed[][] {
  const sorted = [...placed].sort((a, b) => score(b) - score(a))
  const groups: Placed[][] = []
  for (const item of sorted) {
    const group = groups.find((members) =>
      members.some(
        (member) =>
          nearness(member.candidate.value, item.candidate.value) !== 'different' ||
          samePlace(member.quad, item.quad),
      ),
    )
    if (group) group.push(item)
    else groups.push([item])
  }
  return groups
}

function score({ candidate }: Placed): number {
  return RANK[candidate.context] / 5 + candidate.confidence - (candidate.corrected ? 1 : 0)
}

function readingOf(
  picture: Pick<Raster, 'width' | 'height'>,
  group: readonly Placed[],
  seen: Sightings,
  voted: boolean,
): Reading {
  const { value, corrected } = seen
  const first = group[0]
  const full = group
    .filter(({ candidate }) => candidate.value === value && !candidate.corrected)
    .map(({ candidate }) => candidate.full)
    .find((text) => text !== null && parseSerial(text)?.short === value)
  const glanced = Math.min(corrected ? 0.6 : 0.95, first?.candidate.confidence ?? 0)
  return {
    field: 'serial',
    value,
    ...(full ? { full } : {}),
    source: 'ocr',
    confidence: voted ? ocrConfidence(seen) : glanced,
    corrected,
    ...(first ? { box: boxOf(first.quad, picture) } : {}),
  }
}

function distinctPlaces(group: readonly Placed[]): Placed[] {
  const places: Placed[] = []
  for (const item of group) if (!places.some((place) => samePlace(place.quad, item.quad))) places.push(item)
  return places.slice(0, MAX_PLACES)
}

/** What the first reading says, when a code has told everything already. */
function glance(group: readonly Placed[], { year }: TextOptions): Sightings | null {
  const [first] = group
  if (!first) return null
  const { value, corrected, context } = first.candidate
  return {
    value,
    corrected,
    context,
    year,
    fits: [],
    margin: 0,
    places: 1,
    embedded: 0,
    other: 'silent',
  }
}

/** Reads every place again, cut differently, and weighs all readings together. */
async function see(
  reread: Rereader,
  group: readonly Placed[],
  places: readonly Placed[],
  { year }: TextOptions,
): Promise<Sightings | null> {
  const [first] = group
  if (!first) return null
  const values = group.map(({ candidate }) => candidate.value)
  const looks: LineText[][] = []
  for (const [i, place] of places.entries()) {
    const known = group.filter((item) => samePlace(item.quad, place.quad)).flatMap((item) => item.lines)
    looks.push([...new Set(known)].slice(0, 4))
    if (i < MAX_PLACES) looks[i]?.push(...(await reread.readAgain(place.quad, false)))
  }
  const prior = (value: string) => (/^\d{9}$/.test(value) ? (year !== null && year >= 2019 ? -6 : -1) : 0)
  const weighAll = () =>
    weigh(
      values,
      looks.flat().map((line) => line.lattice),
      prior,
    )
  let weighed = weighAll()
  if (!weighed) return null
  if (weighed.fits.some((fit) => fit < EXACT) || weighed.margin < SURE_MARGIN) {
    for (const [i, place] of places.entries()) looks[i]?.push(...(await reread.readAgain(place.quad, true)))
    weighed = weighAll() ?? weighed
  }
  const { value, margin, fits } = weighed
  const embedded = looks.flat().filter((line) => isPartOfMore(line, value)).length
  if (embedded > 0 && 2 * embedded >= fits.filter((fit) => fit >= EXACT).length) return null
  const exact = fits.filter((fit) => fit >= EXACT).length
  const seconded = looks.filter((lines) => lines.some((line) => reads(line, value))).length
  const other = await reread.otherEngine(first.quad)
  return {
    value,
    corrected: exact < 2,
    context:
      group.find(({ candidate }) => candidate.value === value)?.candidate.context ?? first.candidate.context,
    year,
    fits,
    margin,
    places: seconded,
    embedded,
    other: verdictOf(other, value),
  }
}

/** A reading that fits this well was the engine's own first choice. */
const EXACT = -0.05
/** Below this margin, natural logarithm a look, more looks are taken. */
const SURE_MARGIN = 4

function reads(line: LineText, value: string): boolean {
  return line.text.replace(/\s/g, '').toUpperCase().includes(value)
}

/** What the other engine's line says of a value: it holds it, holds another serial in its place, or says nothing clear. */
function verdictOf(text: string, value: string): Sightings['other'] {
  if (text.includes(value)) return 'agrees'
  for (let i = 0; i + 9 <= text.length; i++) {
    const part = text.slice(i, i + 9)
    if (isShortSerial(part) && nearness(part, value) === 'look_alike') return 'look_alike'
  }
  return 'silent'
}
