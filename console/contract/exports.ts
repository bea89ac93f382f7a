/** Taking things along: one case at once, lists and figures as a job. Secrets are masked in all of them. */
import { z } from 'zod/v4'
import { caseQuery } from './cases.js'
import type { Moment } from './common.js'
import { figuresQuery } from './figures.js'

/**
 * GET /cases/:caseId/transcript?format=…: the file itself. `txt` to read, `json` as it is stored, `transcript` for
 * Microsoft's tools (an array of Bot Framework activities), `zip` with all three and the files that were sent.
 */
export const TRANSCRIPT_FORMATS = ['txt', 'json', 'transcript', 'zip'] as const
export const transcriptQuery = z.strictObject({
  caseId: z.string().min(1).max(64),
  format: z.enum(TRANSCRIPT_FORMATS),
})

const caseFilters = caseQuery.omit({ cursor: true, limit: true })

/** POST /exports → Export. The work is done in the background: ask GET /exports/:exportId until it is `done`. */
export const askExport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cases'), format: z.enum(['csv', 'xlsx']), query: caseFilters }),
  z.strictObject({ kind: z.literal('figures'), format: z.enum(['csv', 'xlsx']), query: figuresQuery }),
  /** One folder a case, as the ZIP of one case; without the photos unless `files`. */
  z.strictObject({
    kind: z.literal('transcripts'),
    format: z.literal('zip'),
    query: caseFilters,
    files: z.boolean().default(false),
  }),
])
export type AskExport = z.infer<typeof askExport>

export const exportId = z.strictObject({ exportId: z.string().min(1).max(64) })

export const EXPORT_STATES = ['waiting', 'running', 'done', 'failed'] as const

/**
 * GET /exports → Export[]: one's own, newest first; an auditor's and an admin's: everybody's. GET /exports/:exportId;
 * GET /exports/:exportId/file → the file; DELETE /exports/:exportId.
 */
export interface Export {
  id: string
  kind: AskExport['kind']
  format: 'csv' | 'xlsx' | 'zip'
  state: (typeof EXPORT_STATES)[number]
  /** Cases done and to do; `total` null while they are not counted. */
  done: number
  total: number | null
  /** What the file is called, and how many bytes it has; null before it is there. */
  name: string
  size: number | null
  /** Why it failed, as a sentence. */
  error: string | null
  /** What is to be known about the file, as a sentence: the words were looked for in the newest messages only. */
  note: string | null
  by: { id: string; name: string }
  createdAt: Moment
  /** After it the file is gone. */
  expiresAt: Moment | null
}
