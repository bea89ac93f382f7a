import type { Request, Response } from 'express'

const NAME = 'sesame_console'

/**
 * `secure`: we are reached over https. `framed`: the page stands in Teams, a third party to the browser, where only
 * `SameSite=None; Partitioned` cookies are sent; what changes something is guarded by its own token anyway.
 */
export interface CookieManner {
  secure: boolean
  framed: boolean
}

/** A cookie of the browser's session; how long it is good for is known here only. */
export function setCookie(response: Response, token: string, { secure, framed }: CookieManner): void {
  const site = framed && secure ? 'SameSite=None; Partitioned' : 'SameSite=Lax'
  append(response, `${NAME}=${token}; Path=/console; HttpOnly; ${site}${secure ? '; Secure' : ''}`)
}

export function clearCookie(response: Response, { secure }: Pick<CookieManner, 'secure'>): void {
  const gone = `${NAME}=; Path=/console; HttpOnly; Max-Age=0`
  append(response, `${gone}; SameSite=Lax${secure ? '; Secure' : ''}`)
  if (secure) append(response, `${gone}; SameSite=None; Partitioned; Secure`)
}

/** The tokens that were sent: a tab in Teams and a window beside it may have one each. */
export function cookiesOf(request: Request): string[] {
  return (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([name]) => name === NAME)
    .map(([, value]) => value ?? '')
    .filter((value) => /^[A-Za-z0-9_-]{43}$/.test(value))
    .slice(0, 2)
}

function append(response: Response, cookie: string): void {
  response.append('Set-Cookie', cookie)
}
