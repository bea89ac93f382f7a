import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

export const CASE_STATES = [
  'collecting',
  'waiting_company',
  'waiting_platform',
  'with_desk',
  'code_delivered',
  'closed',
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CASE_OUTCOMES = ['solved', 'refused', 'cancelled', 'abandoned', 'self_service'] as const
export type CaseOutcome = (typeof CASE_OUTCOMES)[number]

export const CASE_ACCESSES = ['same_network', 'sadp_pc', 'have_reset_file'] as const
export type CaseAccess = (typeof CASE_ACCESSES)[number]

/** requested → issued → delivered → opened → confirmed | failed | expired | withdrawn. */
export const RELEASE_STATES = [
  'requested',
  'issued',
  'delivered',
  'opened',
  'confirmed',
  'failed',
  'expired',
  'withdrawn',
] as const
export type ReleaseState = (typeof RELEASE_STATES)[number]

/** One code, for one device. */
export interface Release {
  /** `<case id>.<short serial>.<n>`: the idempotency key towards the platform. */
  id: string
  shortSerial: string
  /** Id of the decision record that allowed it. */
  decisionId: string
  /** What the request was made from, so that it can be repeated to the letter. */
  basis: 'token' | 'device' | 'agent'
  /** The request to the platform, sealed under the case id, so that it can be repeated to the letter; null once answered. */
  sealedRequest: string | null
  /** The code or the file (base64), sealed under the case id; null before it was issued and once it is dead. */
  sealedCode: string | null
  form: 'key' | 'xml' | null
  state: ReleaseState
  requestedAt: Date
  issuedAt: Date | null
  deliveredAt: Date | null
  /** When the person was first shown it. */
  openedAt: Date | null
  expiresAt: Date | null
  endedAt: Date | null
  /** SADP's error number, when the person told one. */
  failure: number | null
  /** `platform`, or the id of the agent who gave the code. */
  issuedBy: string | null
}

/** How content the person was. */
export interface Rating {
  askedAt: Date
  /** 1 to 5; null: not answered. */
  score: number | null
  /** Their own words. */
  word: string | null
  answeredAt: Date | null
}

/** What was accepted, to the word, and when. */
export interface Declaration {
  version: string
  locale: 'fr' | 'en'
  text: string
  acceptedAt: Date
}

/**
 * A reset case as it is stored. The evidence is typed in cases/case.ts: this room does not know what can be read of a
 * device.
 */
export interface StoredCase extends Doc {
  /** Said aloud on the telephone: `S-2026-000123`, counted per year. */
  number: string
  personId: string
  companyId: string | null
  /** Id of the conversation it is worked on in. */
  conversation: string
  state: CaseState
  outcome: CaseOutcome | null
  /** Where the device is, as the person said it; null until they did. */
  access: CaseAccess | null
  sadp: unknown
  opaque: unknown
  photos: unknown[]
  receipt: unknown
  /** Full serial of the device the person picked in the list. Never evidence, only a choice. */
  picked: string | null
  declaration: Declaration | null
  /** Photos judged and found wanting. Three, then a human. */
  tries: number
  releases: Release[]
  /** Short serials that play a part, for searching. */
  serials: string[]
  /** The reason of the last decision; null before the first. */
  lastReason: string | null
  /** Digest of the evidence that last counted as a try: the same evidence judged again is not another try. */
  lastJudged: string | null
  /** Since when the platform has kept it waiting; null when it does not. */
  waitingSince: Date | null
  openedAt: Date
  updatedAt: Date
  closedAt: Date | null
  /** What the person thought of it, asked once after the end; null when it was not asked. */
  rating: Rating | null
  /** Counted up at each change: of two changes at once one is told to look again. */
  version: number
}

const text = { type: String, default: null }
const moment = { type: Date, default: null }
const anything = { type: Schema.Types.Mixed, default: null }

const releaseSchema = new Schema<Release>(
  {
    id: { type: String, required: true },
    shortSerial: { type: String, required: true },
    decisionId: { type: String, required: true },
    basis: { type: String, enum: ['token', 'device', 'agent'], required: true },
    sealedRequest: text,
    sealedCode: text,
    form: { type: String, enum: ['key', 'xml', null], default: null },
    state: { type: String, enum: RELEASE_STATES, required: true },
    requestedAt: { type: Date, required: true },
    issuedAt: moment,
    deliveredAt: moment,
    openedAt: moment,
    expiresAt: moment,
    endedAt: moment,
    failure: { type: Number, default: null },
    issuedBy: text,
  },
  { _id: false, id: false },
)

const declarationSchema = new Schema<Declaration>(
  {
    version: { type: String, required: true },
    locale: { type: String, enum: ['fr', 'en'], required: true },
    text: { type: String, required: true },
    acceptedAt: { type: Date, required: true },
  },
  { _id: false },
)

const ratingSchema = new Schema<Rating>(
  {
    askedAt: { type: Date, required: true },
    score: { type: Number, min: 1, max: 5, default: null },
    word: text,
    answeredAt: moment,
  },
  { _id: false },
)

export const caseSchema = new Schema<StoredCase>({
  _id: { type: String, required: true },
  number: { type: String, required: true, unique: true },
  personId: { type: String, required: true, index: true },
  companyId: { type: String, default: null, index: true },
  conversation: { type: String, required: true },
  state: { type: String, enum: CASE_STATES, required: true },
  outcome: { type: String, enum: [...CASE_OUTCOMES, null], default: null },
  access: { type: String, enum: [...CASE_ACCESSES, null], default: null },
  sadp: anything,
  opaque: anything,
  photos: { type: [Schema.Types.Mixed], default: [] },
  receipt: anything,
  picked: text,
  declaration: { type: declarationSchema, default: null },
  tries: { type: Number, required: true },
  releases: { type: [releaseSchema], default: [] },
  serials: { type: [String], default: [] },
  lastReason: text,
  lastJudged: text,
  waitingSince: moment,
  openedAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
  closedAt: moment,
  rating: { type: ratingSchema, default: null },
  version: { type: Number, required: true },
})
// One open case for each conversation, whatever happens at the same moment.
caseSchema.index(
  { conversation: 1 },
  {
    unique: true,
    partialFilterExpression: { state: { $in: CASE_STATES.filter((state) => state !== 'closed') } },
  },
)
caseSchema.index({ state: 1, updatedAt: 1 })
caseSchema.index({ updatedAt: 1 })
// Every turn asks for the open case of its conversation; the partial index above serves no question.
caseSchema.index({ conversation: 1, state: 1 })
