import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'

export const CONSOLE_ROLES = ['agent', 'lead', 'manager', 'auditor', 'admin'] as const
export type ConsoleRole = (typeof CONSOLE_ROLES)[number]

export const CONSOLE_WAYS = ['password', 'oidc', 'teams', 'demo'] as const
export type ConsoleWay = (typeof CONSOLE_WAYS)[number]

/**
 * Somebody who may open the console. `_id`: `local:<id>`; `entra:<tenant>.<object id>`, the same through the browser
 * and the Teams tab; `oidc:<hash of issuer and sub>`; `demo:<role>`.
 */
export interface ConsoleUserDoc extends Doc {
  /** What a local account types; null for the others. Unique, lower case. */
  login: string | null
  name: string
  email: string | null
  /** Null: has signed in with the company's account and waits for a role. */
  role: ConsoleRole | null
  /** True: an admin gave the role here, and claims no longer change it. */
  roleIsOurs: boolean
  way: ConsoleWay
  locale: 'fr' | 'en'
  /** Argon2id, encoded; null without a password. */
  passwordHash: string | null
  /** The TOTP secret in base 32, sealed under `totp:<_id>`; null without a second factor. */
  totp: string | null
  /** One that was made and not confirmed yet, sealed likewise. */
  totpPending: string | null
  /** The last time step whose digits were taken: none is taken twice. */
  totpStep: number | null
  /** Of the codes that stand in for the digits once each, those not used yet: SHA-256 of `<_id>:<code>`. */
  recoveryHashes: string[]
  /** SHA-256 of the link by which a new password may be chosen, once and until then; null: there is none. */
  resetHash: string | null
  resetUntil: Date | null
  disabledAt: Date | null
  createdAt: Date
  lastSignInAt: Date | null
}

export const consoleUserSchema = new Schema<ConsoleUserDoc>({
  _id: { type: String, required: true },
  login: { type: String, unique: true, sparse: true },
  name: { type: String, required: true },
  email: { type: String, default: null },
  role: { type: String, enum: [...CONSOLE_ROLES, null], default: null },
  roleIsOurs: { type: Boolean, default: false },
  way: { type: String, enum: CONSOLE_WAYS, required: true },
  locale: { type: String, enum: ['fr', 'en'], required: true },
  passwordHash: { type: String, default: null },
  totp: { type: String, default: null },
  totpPending: { type: String, default: null },
  totpStep: { type: Number, default: null },
  recoveryHashes: { type: [String], default: [] },
  resetHash: { type: String, default: null, index: true },
  resetUntil: { type: Date, default: null },
  disabledAt: { type: Date, default: null },
  createdAt: { type: Date, required: true },
  lastSignInAt: { type: Date, default: null },
})

/** An open session. `_id` is the SHA-256 of the cookie: who reads the store cannot sign in with it. */
export interface ConsoleSessionDoc extends Doc {
  userId: string
  way: ConsoleWay
  /** Real time, whatever the playground's clock shows; so are all moments here. */
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  browser: string
  address: string
}

export const consoleSessionSchema = new Schema<ConsoleSessionDoc>({
  _id: { type: String, required: true },
  userId: { type: String, required: true, index: true },
  way: { type: String, enum: CONSOLE_WAYS, required: true },
  createdAt: { type: Date, required: true },
  lastSeenAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true, index: true },
  browser: { type: String, default: '' },
  address: { type: String, default: '' },
})

/** Failed sign-ins for one login, whether it exists or not. `_id` is the SHA-256 of the login. */
export interface SignInFailureDoc extends Doc {
  failures: number
  lockedUntil: Date | null
  lastAt: Date
}

export const signInFailureSchema = new Schema<SignInFailureDoc>({
  _id: { type: String, required: true },
  failures: { type: Number, required: true },
  lockedUntil: { type: Date, default: null },
  lastAt: { type: Date, required: true, index: true },
})
