/** What a card sends back, read. Ids of the inputs are those of adapters/teams/cards. */
import { z } from 'zod/v4'
import { Secret } from '../core/secrets.js'
import {
  CLOSE_REASONS,
  COMPANY_VERDICTS,
  type DeskClick,
  REFUSAL_REASONS,
  RELEASE_WAYS,
} from './desk-action.js'

const text = z.string().trim().max(1600)
const optionalText = text.optional().transform((written) => written || undefined)
const seen = {
  ticketId: z.string().min(1).max(64),
  /** Version of the ticket that the card showed; part of what makes two clicks the same. */
  rev: z.coerce.number().int(),
}
const caseVersion = z.coerce.number().int().nullable()

const cardInput = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('claim'), ...seen }),
  z.object({ verb: z.literal('reply'), ...seen, reply_text: text.default('') }),
  z.object({ verb: z.literal('ask_photo'), ...seen, photo_text: optionalText }),
  z.object({
    verb: z.literal('release'),
    ...seen,
    caseVersion: z.coerce.number().int(),
    release_serial: z.string().trim().min(1).max(64),
    release_via: z.enum(RELEASE_WAYS),
    release_code: z.string().trim().max(20_000).default(''),
  }),
  z.object({ verb: z.literal('approve'), ...seen, askedAt: z.coerce.number().int() }),
  z.object({ verb: z.literal('decline'), ...seen }),
  z.object({
    verb: z.literal('refuse'),
    ...seen,
    caseVersion,
    refuse_reason: z.enum(REFUSAL_REASONS),
    refuse_text: optionalText,
  }),
  z.object({
    verb: z.literal('company'),
    ...seen,
    companyVersion: z.coerce.number().int(),
    company_state: z.enum(COMPANY_VERDICTS),
    company_text: optionalText,
    // A toggle says so in a word.
    company_hand_back: z.enum(['true', 'false']).default('false'),
  }),
  z.object({ verb: z.literal('transfer'), ...seen, transfer_to: z.string().min(1).max(128) }),
  z.object({ verb: z.literal('note'), ...seen, note_text: text.min(1) }),
  z.object({ verb: z.literal('hand_back'), ...seen }),
  z.object({ verb: z.literal('close'), ...seen, close_reason: z.enum(CLOSE_REASONS) }),
])
export type CardInput = z.infer<typeof cardInput>
export const CARD_VERBS = cardInput.options.map((option) => option.shape.verb.value)

/** Null when the card is not one of ours, or was filled in wrongly. */
export function readCardInput(verb: string, data: unknown): CardInput | null {
  const fields = typeof data === 'object' && data !== null ? data : {}
  const read = cardInput.safeParse({ ...fields, verb })
  return read.success ? read.data : null
}

/** Helpers a click needs from outside: names, and the seal on a code. */
export interface ClickHelp {
  agentNamed(id: string): Promise<{ id: string; name: string } | null>
  /** Seals under the case id. */
  seal(secret: Secret): string
}

export type ReadClick = { click: DeskClick } | { problem: 'code_form' | 'invalid' }

export async function toClick(input: CardInput, help: ClickHelp): Promise<ReadClick> {
  switch (input.verb) {
    case 'approve':
      return { click: { kind: 'approve', askedAt: input.askedAt } }
    case 'claim':
    case 'decline':
    case 'hand_back':
      return { click: { kind: input.verb } }
    case 'reply':
      return { click: { kind: 'reply', text: input.reply_text, files: [] } }
    case 'ask_photo':
      return { click: { kind: 'ask_photo', text: input.photo_text } }
    case 'release': {
      const code = readCode(input.release_via, input.release_code)
      if (code === 'wrong') return { problem: 'code_form' }
      return {
        click: {
          kind: 'release',
          via: input.release_via,
          shortSerial: input.release_serial,
          caseVersion: input.caseVersion,
          sealedCode: code ? help.seal(code) : null,
        },
      }
    }
    case 'refuse':
      return {
        click: {
          kind: 'refuse',
          reason: input.refuse_reason,
          text: input.refuse_text,
          caseVersion: input.caseVersion,
        },
      }
    case 'company':
      return {
        click: {
          kind: 'company',
          state: input.company_state,
          text: input.company_text,
          companyVersion: input.companyVersion,
          handBack: input.company_hand_back === 'true',
        },
      }
    case 'transfer': {
      const toAgent = await help.agentNamed(input.transfer_to)
      return toAgent ? { click: { kind: 'transfer', toAgent } } : { problem: 'invalid' }
    }
    case 'note':
      return { click: { kind: 'note', text: input.note_text } }
    case 'close':
      return { click: { kind: 'close', reason: input.close_reason } }
  }
}

/**
 * A key is 8 letters and digits (DOMAIN 5); people copy it with spaces and dashes. An .xml travels as base64, as the
 * platform gives it.
 */
export function readCode(via: (typeof RELEASE_WAYS)[number], written: string): Secret | null | 'wrong' {
  if (via === 'platform') return null
  if (via === 'xml') {
    return /^<[?!a-z][\s\S]*>$/i.test(written) ? new Secret(Buffer.from(written).toString('base64')) : 'wrong'
  }
  const key = written.replace(/[\s-]/g, '')
  return /^[A-Za-z0-9]{8}$/.test(key) ? new Secret(key) : 'wrong'
}
