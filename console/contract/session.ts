/** Who is signed in, and how one signs in. */
import { z } from 'zod/v4'
import { type Actor, CONSOLE_LOCALES, type Moment, ROLES } from './common.js'

/** GET /session: everybody may ask. */
export interface SessionView {
  /** Null: nobody is signed in. */
  user: (Actor & { email: string | null; way: SignInWay; totp: boolean }) | null
  /** Goes back as header `X-Sesame-Csrf` with everything that is not GET. */
  csrf: string
  ways: {
    password: boolean
    /** Where the browser goes to sign in with the company's account; null without one. */
    oidc: { url: string } | null
    /** The tab asks Teams for a token and posts it to /session/teams. */
    teams: boolean
    /** Playground only: POST /session/demo signs in with a click. */
    demo: boolean
  }
  features: Record<string, boolean>
  /** The product's clock; simulated in the playground. */
  now: Moment
  simulated: boolean
}

export type SignInWay = 'password' | 'oidc' | 'teams' | 'demo'

/** POST /session/password. 401 SIGN_IN_REFUSED, 401 TOTP_NEEDED (ask for six digits, send again), 429 SIGN_IN_LOCKED. */
export const passwordSignIn = z.strictObject({
  login: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(500),
  totp: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
})

/** POST /session/teams: the token of microsoftTeams.authentication.getAuthToken(). */
export const teamsSignIn = z.strictObject({ token: z.string().min(20).max(10_000) })

/** POST /session/demo, in the playground only. */
export const demoSignIn = z.strictObject({ role: z.enum(ROLES).default('manager') })

/** PUT /session/preferences. */
export const preferences = z.strictObject({ locale: z.enum(CONSOLE_LOCALES) })

/** PUT /session/password. */
export const passwordChange = z.strictObject({
  current: z.string().min(1).max(500),
  next: z.string().min(12).max(500),
})

/** POST /session/totp answers it: draw `uri` as a QR, ask for the first six digits. */
export interface TotpSetup {
  uri: string
  secret: string
}
/** PUT /session/totp. */
export const totpConfirm = z.strictObject({ code: z.string().regex(/^\d{6}$/) })

/** GET /session/list; DELETE /session/list/:sessionId ends one. */
export interface OpenSession {
  id: string
  startedAt: Moment
  lastSeenAt: Moment
  browser: string
  /** As we saw it: one’s own. */
  address: string
  current: boolean
}
export const sessionId = z.strictObject({ sessionId: z.string().min(1).max(64) })
