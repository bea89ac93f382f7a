import { z } from 'zod/v4'

/** How the sandbox behaves, for demonstrations of a bad day. */
export const sandboxSettings = z.object({
  mode: z.enum(['normal', 'slow', 'unreachable', 'refusing']),
  /** How slow `slow` is, milliseconds. */
  delayMs: z.number().int().min(0).max(60_000),
})
export type SandboxSettings = z.infer<typeof sandboxSettings>

export const NORMAL: SandboxSettings = { mode: 'normal', delayMs: 3_000 }
