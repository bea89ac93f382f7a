import type { Actor } from '../contract/common.js'
import type { SignInWay } from '../contract/session.js'

/** An open session, as handlers see it. */
export interface Session {
  id: string
  userId: string
  actor: Actor
  way: SignInWay
}
