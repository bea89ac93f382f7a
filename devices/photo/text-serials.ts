import { nearness } from '../confusables.js'
import type { Reading } from '../facts.js'
import { parseSerial } from '../serial.js'
import type { Candidate, Context } from './candidates.js'
import { ocrConfidence } from './confidence.js'
import { candidatesOfPage, type PageCandidates, type Placed, retryHints } from './page-candidates.js'
import { boxOf, type Raster } from './raster.js'
import type { PageText } from './read-lines.js'
import { type Vote, voteOn } from './reread.js'

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

export interface TextSerials {
  readings: Reading[]
  page: PageText
  traps: string[]
}

/** Serials that the text says, the best first. With `vote` each is read again until its confidence is known. */
export async function textSerials(
  picture: Raster,
  page: PageText,
  options: { vote: boolean; year: number | null },
): Promise<TextSerials> {
  let current = page
  let found = candidatesOfPage(page)
  if (options.vote && useful(found).length === 0) {
    const again = await retryHints(picture, page)
    current = again.page
    found = again.found
  }
  const readings: Reading[] = []
  for (const group of groupsOf(useful(found)).slice(0, MAX_GROUPS)) {
    const [primary] = group
    if (!primary) continue
    const votes = options.vote ? await voteOn(picture, current, primary) : []
    readings.push(...readingsOf(group, votes, { picture, page: current, ...options }))
  }
  return { readings: readings.sort((a, b) => b.confidence - a.confidence), page: current, traps: found.traps }
}

/** Without what the text calls something else, and without bare numbers when something better is there. */
function useful(found: PageCandidates): Placed[] {
  const kept = found.placed.filter(
    ({ candidate }) =>
      candidate.confidence > 0.15 &&
      !(candidate.context === 'bare_digits' && found.traps.includes(candidate.value)),
  )
  const better = kept.filter(({ candidate }) => candidate.context !== 'bare_digits')
  if (better.length === 0) return kept
  const named = new Set(better.map(({ candidate }) => candidate.value))
  return kept.filter(({ candidate }) => candidate.context !== 'bare_digits' || named.has(candidate.value))
}

/** Look-alikes are one serial read twice; the best-placed reading of each group stands first. */
function groupsOf(placed: readonly Placed[]): Placed[][] {
  const sorted = [...placed].sort((a, b) => score(b.candidate) - score(a.candidate))
  const groups: Placed[][] = []
  for (const item of sorted) {
    const group = groups.find(
      ([first]) => first && nearness(first.candidate.value, item.candidate.value) !== 'different',
    )
    if (group) group.push(item)
    else groups.push([item])
  }
  return groups
}

function score(candidate: Candidate): number {
  return RANK[candidate.context] / 5 + candidate.confidence - (candidate.corrected ? 1 : 0)
}

function readingsOf(
  group: readonly Placed[],
  votes: readonly Vote[],
  at: { picture: Raster; page: PageText; vote: boolean; year: number | null },
): Reading[] {
  const value = winner(group, votes)
  const ofValue = group.filter(({ candidate }) => candidate.value === value)
  const sample = ofValue[0]?.candidate ?? group[0]?.candidate
  if (!sample) return []
  const uncorrected = ofValue.filter(({ candidate }) => !candidate.corrected)
  const votedClean = votes.filter(
    (vote) => vote.engine === 'pp-ocr' && vote.value === value && !vote.corrected,
  )
  const corrected = uncorrected.length === 0 && votedClean.length < 2
  const places = (corrected ? ofValue : uncorrected).map(({ candidate }) => candidate.confidence)
  const rival = group.some(
    ({ candidate }) => candidate.value !== value && !candidate.corrected && candidate.confidence > 0.5,
  )
  const raw = at.vote
    ? ocrConfidence({ value, corrected, context: sample.context, places, votes, year: at.year })
    : Math.min(corrected ? 0.6 : 0.95, ...places.slice(0, 1))
  const confidence = rival ? Math.min(raw, 0.7) : raw
  const full = uncorrected
    .map(({ candidate }) => candidate.full)
    .find((text) => text !== null && parseSerial(text)?.short === value)
  const quad = at.page.rows.flat()[sample.boxes[0] ?? -1]?.quad
  return [
    {
      field: 'serial',
      value,
      ...(full ? { full } : {}),
      source: 'ocr',
      confidence,
      corrected,
      ...(quad ? { box: boxOf(quad, at.picture) } : {}),
    },
  ]
}

/** The value with most weight behind it; a corrected reading weighs half, tesseract less than the network. */
function winner(group: readonly Placed[], votes: readonly Vote[]): string {
  const weights = new Map<string, number>()
  const add = (value: string, weight: number) => weights.set(value, (weights.get(value) ?? 0) + weight)
  for (const { candidate } of group)
    add(candidate.value, candidate.confidence * (candidate.corrected ? 0.5 : 1))
  for (const vote of votes) {
    if (vote.value !== null)
      add(vote.value, vote.confidence * (vote.corrected ? 0.4 : 0.9) * (vote.engine === 'pp-ocr' ? 1 : 0.5))
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? ''
}
