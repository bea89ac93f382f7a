/** One case, whole. */
import { z } from 'zod/v4'
import type { CaseRow } from './cases.js'
import type { Moment } from './common.js'

/** GET /cases/:caseId, by id or by number (`S-2026-000123`). Reading it leaves a line in the access log. */
export const caseId = z.strictObject({ caseId: z.string().min(1).max(64) })

export interface CaseView {
  row: CaseRow
  person: {
    id: string
    name: string | null
    /** `+33 •• •• •• •• 42`; /reveal shows it. */
    address: string
    trade: string | null
    optedOut: boolean
  }
  company: CompanyView | null
  /** Where the device is, as a sentence; null until said. */
  access: string | null
  tries: number
  declaration: { text: string; version: string; acceptedAt: Moment } | null
  timeline: TimelineItem[]
  photos: PhotoView[]
  sadp: SadpView | null
  /** The device's own opaque string: never shown, only that it is there and what the platform said of it. */
  token: { via: string; at: Moment; digest: string; answer: string | null } | null
  receipt: {
    file: FileView
    at: Moment
    serials: string[]
    seller: string | null
    buyer: string | null
    date: string | null
  } | null
  match: { outcome: 'match' | 'mismatch' | 'unsure' | null; text: string | null; lines: MatchLine[] }
  releases: ReleaseView[]
  promises: PromiseView[]
  decisions: DecisionView[]
  chain: ChainView
  /** What the one who looks may do here. */
  may: { reveal: boolean; verify: boolean; whisper: boolean }
}

export interface CompanyView {
  id: string
  name: string
  vat: string
  city: string | null
  state: string
  stateText: string
  reasons: { code: string; text: string }[]
}

export interface TimelineItem {
  id: string
  at: Moment
  /** `note`: a colleague's, which the installer never saw. `system`: what happened, as a sentence. */
  who: 'installer' | 'bot' | 'agent' | 'note' | 'system'
  /** Of the agent or colleague; null otherwise. */
  name: string | null
  text: string
  choices: string[]
  files: FileView[]
  /** Ticks; null for what came in and what happened. */
  status: 'waiting' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | null
  errorCode: string | null
}

export interface FileView {
  hash: string
  /** GET it with the session; null when its time is over and it was forgotten. */
  url: string | null
  name: string | null
  contentType: string
  /** May be shown in an <img>. */
  image: boolean
}

/** Shares of width and height, 0 to 1, in the picture as it is shown. */
export interface BoxView {
  x: number
  y: number
  width: number
  height: number
}

export interface ReadField {
  field: 'serial' | 'model' | 'mac' | 'date'
  value: string
  source: 'qr' | 'datamatrix' | 'barcode' | 'ocr'
  /** 0 to 1. */
  confidence: number
  corrected: boolean
  /** Was it this reading that counted? The others are shown paler. */
  used: boolean
  box: BoxView | null
}

export interface PhotoView {
  file: FileView
  at: Moment
  width: number
  height: number
  fields: ReadField[]
  /** What was measured of the picture, as sentences. */
  quality: string[]
  /** Why nothing could be read; null when something was. */
  problem: string | null
  /** What the match made of it; null until it was judged. */
  result: { outcome: 'match' | 'mismatch' | 'unsure'; reason: string; text: string } | null
}

export interface SadpView {
  file: FileView
  at: Moment
  kind: 'device_list' | 'probe_match'
  via: 'file' | 'screenshot'
  devices: SadpRow[]
  platform: string | null
}
export interface SadpRow {
  fullSerial: string
  shortSerial: string | null
  model: string | null
  mac: string | null
  ipv4: string | null
  softwareVersion: string | null
  startTime: string | null
  /** The person's choice. */
  picked: boolean
  /** The one the label agrees with. */
  matched: boolean
}

/** One comparison: what the label says on the left, what it is held against on the right. */
export interface MatchLine {
  what: 'serial' | 'model' | 'mac' | 'platform' | 'source' | 'confidence' | 'contradiction'
  whatText: string
  label: string | null
  other: string | null
  verdict: 'agrees' | 'differs' | 'unknown'
  text: string
}

export interface ReleaseView {
  id: string
  shortSerial: string
  state: string
  stateText: string
  /** Always masked here. */
  code: string | null
  form: 'key' | 'xml' | null
  by: string | null
  requestedAt: Moment
  issuedAt: Moment | null
  deliveredAt: Moment | null
  openedAt: Moment | null
  expiresAt: Moment | null
  endedAt: Moment | null
  /** Can /reveal still show it? */
  revealable: boolean
}

export interface PromiseView {
  ticketId: string
  madeAt: Moment
  dueAt: Moment
  /** Null: nobody has answered yet. */
  keptAt: Moment | null
  state: 'kept' | 'missed' | 'open'
  text: string
}

export interface DecisionView {
  seq: number
  at: Moment
  kind: string
  outcome: string
  outcomeText: string
  reason: string
  /** Null where the outcome says it all. */
  reasonText: string | null
  actor: string
  actorText: string
  rules: Record<string, string>
  hash: string
  previous: string
  /** Its hash, its link and its sealed inputs were checked just now. */
  verified: 'good' | 'shredded' | 'changed'
  /** What it was decided from, secrets masked; null when forgotten on purpose or for a role that may not see it. */
  inputs: unknown
}

/** What the whole of it came to: said once; a decision's own `verified` matters where it is not `good`. */
export interface ChainView {
  ok: boolean
  records: number
  /** Of which what they were decided from was forgotten on purpose; the record itself still holds. */
  shredded: number
  problems: string[]
  checkedAt: Moment
}

/** POST /cases/:caseId/reveal: lead, manager, auditor, admin; code: lead and admin. Leaves a trace with `why`. */
export const revealInput = z.discriminatedUnion('what', [
  z.strictObject({
    caseId: z.string().max(64),
    what: z.literal('address'),
    why: z.string().trim().min(3).max(300),
  }),
  z.strictObject({
    caseId: z.string().max(64),
    what: z.literal('code'),
    releaseId: z.string().max(200),
    why: z.string().trim().min(3).max(300),
  }),
])
export interface Revealed {
  value: string
}

/** GET /cases/:caseId/files/:hash: bytes. Images inline; everything else as a download. */
export const caseFile = z.strictObject({
  caseId: z.string().min(1).max(64),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** GET /chain: the whole chain of decisions, checked now; auditor and admin. */
export interface ChainState extends ChainView {
  head: { seq: number; hash: string }
}
