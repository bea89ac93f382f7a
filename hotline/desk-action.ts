/**
 * What an agent does to a case, in two forms: the click as it comes from a card or the thread, and the action that is
 * handed to the conversation's next turn once the ticket has agreed to it.
 */
import { z } from 'zod/v4'
import { TICKET_ENDS } from '../models/desk-ticket.js'

/** Closed list of refusals; each is turned into a kind sentence (locales `desk.refusal.*`). */
export const REFUSAL_REASONS = [
  'label_unreadable',
  'wrong_device',
  'other_device_in_list',
  'proof_of_purchase_needed',
  'company_not_verified',
  'end_user',
  'not_resettable',
  'suspicion',
  'other',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** How an agent may end a ticket; `handed_back` has a button of its own. */
export const CLOSE_REASONS = ['solved', 'refused', 'unreachable', 'duplicate', 'other'] as const

/** What an agent may say of a company; `pending` takes a decision back, and the rules judge anew. */
export const COMPANY_VERDICTS = ['verified', 'suspended', 'pending'] as const

/** WhatsApp's limit for one text. */
const MAX_TEXT = 1600
const someText = z.string().trim().min(1).max(MAX_TEXT)
const maybeText = z
  .string()
  .trim()
  .max(MAX_TEXT)
  .optional()
  .transform((text) => text || undefined)

const fileRef = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  contentType: z.string().min(1),
  name: z.string().nullable(),
})
export type FileRef = z.infer<typeof fileRef>

/** How the code comes: made by the platform on the agent's word, typed in, or an .xml handed in. */
export const RELEASE_WAYS = ['platform', 'typed', 'xml'] as const

const release = {
  via: z.enum(RELEASE_WAYS),
  /** What the agent saw on the card: the device, and the state of the case. */
  shortSerial: z.string().min(1),
  caseVersion: z.number().int(),
  /** Sealed under the case id before it gets here; null with `platform`. */
  sealedCode: z.string().nullable(),
}

/** A click or a line in the thread, read and checked, before anybody asked whether it may be done. */
export const deskClick = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim') }),
  z.object({
    kind: z.literal('reply'),
    text: z.string().trim().max(MAX_TEXT),
    files: z.array(fileRef).max(10),
  }),
  z.object({ kind: z.literal('ask_photo'), text: maybeText }),
  z.object({
    kind: z.literal('release'),
    ...release,
    /** From the upload page. Its link stands in the thread: who opened it is not known. */
    byLink: z.literal(true).optional(),
  }),
  // `askedAt`: of the request that the card showed, in milliseconds. Another may have taken its place.
  z.object({ kind: z.literal('approve'), askedAt: z.number().int() }),
  z.object({ kind: z.literal('decline') }),
  z.object({
    kind: z.literal('refuse'),
    reason: z.enum(REFUSAL_REASONS),
    text: maybeText,
    caseVersion: z.number().int().nullable(),
  }),
  z.object({
    kind: z.literal('company'),
    state: z.enum(COMPANY_VERDICTS),
    text: maybeText,
    /** What the agent saw. */
    companyVersion: z.number().int(),
    /** Verified, and the bot goes on with the case: it decides anew. */
    handBack: z.boolean(),
  }),
  z.object({ kind: z.literal('transfer'), toAgent: z.object({ id: z.string().min(1), name: z.string() }) }),
  z.object({ kind: z.literal('note'), text: someText }),
  z.object({ kind: z.literal('hand_back') }),
  z.object({ kind: z.literal('close'), reason: z.enum(CLOSE_REASONS) }),
])
export type DeskClick = z.infer<typeof deskClick>

const agent = z.object({ id: z.string().min(1), name: z.string().min(1) })
export type Agent = z.infer<typeof agent>

/** What the turn applies. Only what changes the case or reaches the installer becomes one. */
export const deskAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claimed') }),
  z.object({ kind: z.literal('reply'), text: z.string(), files: z.array(fileRef) }),
  z.object({ kind: z.literal('ask_photo'), text: z.string().optional() }),
  z.object({
    kind: z.literal('release_code'),
    via: z.enum(RELEASE_WAYS),
    shortSerial: z.string(),
    sealedCode: z.string().nullable(),
    /** The second agent, when the release overrides the match. */
    approvedBy: z.string().nullable(),
  }),
  z.object({ kind: z.literal('refuse'), reason: z.enum(REFUSAL_REASONS), text: z.string().optional() }),
  z.object({
    kind: z.literal('company'),
    companyId: z.string(),
    state: z.enum(COMPANY_VERDICTS),
    text: z.string().optional(),
    handBack: z.boolean(),
  }),
  z.object({ kind: z.literal('transfer'), toAgent: agent }),
  /** Nobody has it any more: its agent went away. */
  z.object({ kind: z.literal('requeue') }),
  z.object({ kind: z.literal('hand_back') }),
  z.object({ kind: z.literal('close'), reason: z.enum(TICKET_ENDS) }),
])
export type DeskAction = z.infer<typeof deskAction>

/** The payload of an arrival on the channel `desk`. Its messageId is the idempotency key of whatever it causes. */
export const deskArrival = z.object({
  kind: z.literal('desk'),
  ticketId: z.string(),
  caseId: z.string().nullable(),
  /** Whose action it is. With a release that a second agent approved: the one who asked for it. */
  agent,
  action: deskAction,
})
export type DeskArrival = z.infer<typeof deskArrival>
