/** Who is signed in, and how one signs in. */
import { z } from 'zod/v4'
import { type Actor, CONSOLE_LOCALES, type Moment, ROLES } from './common.js'

/** GET /session: everybody may ask. */
export interface SessionView {
  /** Null: nobody is signed in. */
  user:
    | (Actor & {
        email: string | null
        way: SignInWay
        totp: boolean
        /** Recovery codes not used yet; null without a second factor. */
        recoveryLeft: number | null
      })
    | null
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

const digits = z.string().regex(/^\d{6}$/)

/**
 * POST /session/password. 401 SIGN_IN_REFUSED, 401 TOTP_NEEDED (ask for six digits, or a recovery code in their place,
 * and send again), 429 SIGN_IN_LOCKED, 503 SIGN_IN_BUSY (try again in a few seconds).
 */
export const passwordSignIn = z.strictObject({
  login: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(500),
  totp: digits.optional(),
  recovery: z.string().trim().min(12).max(40).optional(),
})

/** POST /session/teams: the token of microsoftTeams.authentication.getAuthToken(). */
export const teamsSignIn = z.strictObject({ token: z.string().min(20).max(10_000) })

/** POST /session/demo, in the playground only. */
export const demoSignIn = z.strictObject({ role: z.enum(ROLES).default('manager') })

/** PUT /session/preferences. */
export const preferences = z.strictObject({ locale: z.enum(CONSOLE_LOCALES) })

const newPassword = z.string().min(12).max(500)

/** PUT /session/password. */
export const passwordChange = z.strictObject({ current: z.string().min(1).max(500), next: newPassword })

const resetToken = z.string().regex(/^[\w-]{43}$/)

/** POST /session/reset/look, for anybody who has the link an admin made → ResetFor. 410 LINK_OVER. */
export const resetLook = z.strictObject({ token: resetToken })
export interface ResetFor {
  login: string
  name: string
  expiresAt: Moment
}
/** POST /session/reset sets the password; then one signs in as ever. 410 LINK_OVER, 503 SIGN_IN_BUSY. */
export const resetTake = z.strictObject({ token: resetToken, next: newPassword })

/** POST /session/totp answers it: show `qr`, ask for the first six digits. 403 while a second factor is on. */
export interface TotpSetup {
  /** `otpauth://…`, for an app on the same telephone. */
  uri: string
  /** To be typed where no picture can be taken. */
  secret: string
  /** The picture of `uri`, a data URI for <img>. */
  qr: string
}
/**
 * PUT /session/totp turns it on; POST /session/recovery makes another set of codes. Both → RecoveryCodes. POST
 * /session/totp/off turns it off, for its digits only.
 */
export const totpConfirm = z.strictObject({ code: digits })
/** Shown once. Each stands in for the digits once. */
export interface RecoveryCodes {
  codes: string[]
}

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
