import { z } from 'zod/v4'

const choice = z.object({ id: z.string(), title: z.string(), description: z.string().optional() })

/** The question that waits for an answer, as it was put: an answer by number or title is understood against it. */
const asking = z.object({
  step: z.string(),
  choices: z.array(choice),
  /** Answers to it that were not understood. */
  misses: z.number().int(),
  at: z.coerce.date(),
})

const headCount = z.enum(['1', '2-9', '10-50', '51-249', '250+'])

/** A register's answer, as cases/company.ts has it; dates come back from JSON as text. */
const registryCheck = z
  .object({
    at: z.coerce.date(),
    status: z.enum(['active', 'closed', 'not_found', 'unreachable']),
    name: z.string().nullable(),
    otherNames: z.array(z.string()),
    address: z.string().nullable(),
    postalCode: z.string().nullable(),
    city: z.string().nullable(),
    createdOn: z.string().nullable(),
    activity: z.string().nullable(),
    headCount: headCount.nullable(),
  })
  .nullable()

/** What the person said of their company before it is one of our companies. */
const draft = z.object({
  vat: z.string().optional(),
  /** The number that was probably meant, put to the person as a question. */
  suggestedVat: z.string().optional(),
  checks: z.object({ vies: registryCheck, sirene: registryCheck }).optional(),
  /** True once the person saw the register's name and said that it is theirs. */
  confirmed: z.boolean().optional(),
  name: z.string().optional(),
  headCount: headCount.optional(),
  email: z.string().optional(),
  emailVerified: z.boolean().optional(),
  /** No code can be sent: a person verifies the company instead. */
  emailSkipped: z.boolean().optional(),
})

/** A six-digit code on its way to a mailbox. Only its hash is kept. */
const emailCode = z.object({
  email: z.string(),
  hash: z.string(),
  sentAt: z.coerce.date(),
  triesLeft: z.number().int(),
  sent: z.number().int(),
})

/**
 * What was said in a conversation. Kept apart from any dialog stack, so that a redeploy, a correction or a person who
 * comes back after days finds it again. Facts about the device are in the case.
 */
export const factsSchema = z.object({
  v: z.literal(1).default(1),
  welcomed: z.boolean().default(false),
  endUser: z.boolean().default(false),
  asking: asking.nullable().default(null),
  /** Steps answered, oldest first: what "retour" goes back along. */
  trail: z.array(z.string()).default([]),
  company: draft.default({}),
  emailCode: emailCode.nullable().default(null),
  /** A yes-or-no about leaving the path, asked over the open question. */
  confirm: z.enum(['cancel', 'restart', 'human', 'files_human', 'self_service']).nullable().default(null),
  /** "Which answer do you want to correct?" was asked over the open question. */
  correcting: z.boolean().default(false),
  /** "Do not reboot" was said: once is enough. */
  warned: z.boolean().default(false),
  /** Evidence, a choice or the declaration came since the last decision. */
  undecided: z.boolean().default(false),
  /** What the last decision found missing or wrong (a DecisionReason), null when nothing. */
  need: z.string().nullable().default(null),
  /** Photos (file hashes) that no decision has settled yet: of several devices each is judged in its turn. */
  toJudge: z.array(z.string()).default([]),
  /** Several devices of the list are wanted: the next one is asked for after each code. */
  batch: z.boolean().default(false),
  /** The list was offered, and the label shall tell which device it is. */
  pickByLabel: z.boolean().default(false),
  declarationRefused: z.boolean().default(false),
  /** The person said that the code does not work and is telling what happens. */
  failing: z.boolean().default(false),
  /** Which code that is, where there are several. */
  failingRelease: z.string().nullable().default(null),
  /** SADP's error number, told before it was said which code. */
  failingError: z.number().int().nullable().default(null),
  /** Said while the person could only be sent a template: given to them when they write again. */
  held: z
    .array(
      z.object({
        text: z.string(),
        author: z.enum(['bot', 'agent', 'system']),
        agentId: z.string().nullable(),
        /** A code is not held: it is opened again then, if it still lives. */
        releaseId: z.string().nullable(),
      }),
    )
    .default([]),
  /** An agent asked for it: the desk is told when it comes. */
  deskWaitsFor: z.literal('photo').nullable().default(null),
  /** The last case is closed and nothing new was asked for. */
  idle: z.boolean().default(false),
  /** A score was asked for (dialogs/rating.ts); with a score, a word may follow. */
  rating: z
    .object({ caseId: z.string(), askedAt: z.coerce.date(), score: z.number().int().nullable() })
    .nullable()
    .default(null),
  /** Codes whose end was announced, and those whose end was told. */
  reminded: z.array(z.string()).default([]),
  /** How often the case was tried again because somebody else did not answer. */
  retries: z.number().int().default(0),
})
export type Facts = z.infer<typeof factsSchema>

/** Facts as stored; what cannot be read (another version, damage) starts afresh, which costs a question or two. */
export function readFacts(stored: unknown): Facts {
  const parsed = factsSchema.safeParse(stored ?? {})
  return parsed.success ? parsed.data : factsSchema.parse({})
}
