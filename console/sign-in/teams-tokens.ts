import type { Outsider } from './accounts.js'

/** Reads the token Teams gives to a tab. */
export interface TeamsTokens {
  /** Rejects with SIGN_IN_REFUSED when it is not one for us. */
  read(token: string): Promise<Outsider>
}
