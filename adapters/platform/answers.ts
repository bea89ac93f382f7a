import { z } from 'zod/v4'

/** The answers of openapi.yaml, as strictly as we rely on them. A test holds the two together. */
export const deviceAnswer = z.object({
  shortSerial: z.string().regex(/^(?:\d{9}|[A-Z]\d{8}|[A-Z]{2}\d{7})$/),
  model: z.string().max(100).nullable(),
  mode: z.enum(['key', 'file', 'legacy']),
  accepts: z.array(z.enum(['token', 'device'])),
})

const expiresAt = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const codeAnswer = z.discriminatedUnion('form', [
  z.object({ form: z.literal('key'), key: z.string().regex(/^[A-Za-z0-9]{8}$/), expiresAt }),
  z.object({
    form: z.literal('xml'),
    fileBase64: z
      .string()
      .min(4)
      .max(100_000)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    expiresAt,
  }),
])

export const accountAnswer = z.object({ state: z.enum(['verified', 'pending', 'none']) })

export const errorAnswer = z.object({
  error: z.object({ code: z.string().regex(/^[a-z_]{1,60}$/), message: z.string().max(500) }),
})
