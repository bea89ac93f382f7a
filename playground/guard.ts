import type { NextFunction, Request, Response } from 'express'

/**
 * The playground listens on this machine without a password: a page of another site must not be able to write here
 * from the visitor's browser. Scripts send no Origin and may.
 */
export function sameOriginOnly(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get('origin')
  const reads = request.method === 'GET' || request.method === 'HEAD'
  const ours = reads || origin === undefined || hostOf(origin) === request.get('host')
  if (ours) next()
  else response.status(403).json({ error: 'Requête venue d’un autre site\u00a0: refusée.' })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** No script and no style but our own files; nothing from elsewhere; no frame around us. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
}

/** What cannot be read is said as JSON, in the page's language; anything else goes on to the process's own handler. */
export function sendProblem(
  error: { status?: number },
  _: Request,
  response: Response,
  next: NextFunction,
): void {
  const { status } = error
  const theirs = status !== undefined && status >= 400 && status < 500 && !response.headersSent
  const said = status === 413 ? 'C’est trop volumineux.' : 'La demande est illisible.'
  if (theirs) response.status(status).json({ error: said })
  else next(error)
}
