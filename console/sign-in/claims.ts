import { z } from 'zod/v4'
import { ROLES, type Role } from '../contract/common.js'
import { type Outsider, outsiderId } from './accounts.js'

const words = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

/** What we look at of an identity token; everything else is let be. */
export const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  oid: z.string().optional(),
  tid: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  roles: words.optional(),
  groups: words.optional(),
})
export type Claims = z.infer<typeof claims>

/**
 * The role that app roles and groups give: as `mapping` says, or an app role named as ours (`Sesame.Manager` counts).
 * Of several the last in the order of ROLES; null when none fits.
 */
export function roleOfClaims(
  given: Pick<Claims, 'roles' | 'groups'>,
  mapping: Readonly<Record<string, string>>,
): Role | null {
  const mapped = [...(given.roles ?? []), ...(given.groups ?? [])].map((value) => mapping[value])
  // With a mapping only what stands in it counts: a name that happens to fit opens nothing.
  const named =
    Object.keys(mapping).length > 0
      ? []
      : (given.roles ?? []).map((value) => value.toLowerCase().split('.').at(-1))
  return ROLES.findLast((role) => mapped.includes(role) || named.includes(role)) ?? null
}

export function outsiderOf(
  given: Claims,
  mapping: Readonly<Record<string, string>>,
  way: 'oidc' | 'teams',
): Outsider {
  const email = given.email ?? given.preferred_username ?? null
  return {
    id: outsiderId(given),
    name: given.name ?? email ?? given.sub,
    email,
    role: roleOfClaims(given, mapping),
    way,
  }
}
