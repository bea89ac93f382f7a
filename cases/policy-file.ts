import { z } from 'zod/v4'
import { POLICY, type Policy } from './policy.js'

const fact = z.enum([
  'label_read',
  'token_resolved',
  'listed',
  'start_time',
  'platform_knows',
  'platform_takes_device',
])

/** What a rules file may change; everything it does not name stays as it is. */
const policyFile = z.strictObject({
  /** A name of its own, so that nobody takes it for the policy in force. */
  version: z
    .string()
    .min(1)
    .refine((version) => version !== POLICY.version, 'wants another name than the policy in force'),
  evidence: z
    .array(
      z.strictObject({ id: z.string(), basis: z.enum(['token', 'device']), needs: z.array(fact).min(2) }),
    )
    .min(1)
    .optional(),
  minOcrConfidence: z.number().min(0).max(1).optional(),
  maxTries: z.number().int().min(1).optional(),
  platformPatienceMinutes: z.number().min(0).optional(),
  perDay: z
    .strictObject({
      person: z.number().int().min(0),
      company: z.number().int().min(0),
      device: z.number().int().min(0),
    })
    .partial()
    .optional(),
  oneLiveCodePerDevice: z.boolean().optional(),
  signals: z.array(z.enum(POLICY.signals)).optional(),
  /** Regular expressions on models, upper case. */
  notServed: z.array(z.string()).optional(),
})

/** A policy from a rules file: `{"version": "policy-2-draft", "minOcrConfidence": 0.95}`. Throws a ZodError. */
export function readPolicy(json: unknown): Policy {
  const { notServed, perDay, ...changes } = policyFile.parse(json)
  return {
    ...POLICY,
    ...changes,
    perDay: { ...POLICY.perDay, ...perDay },
    notServed: notServed ? notServed.map((pattern) => new RegExp(pattern)) : POLICY.notServed,
  }
}
