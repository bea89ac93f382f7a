import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { type Request, type Response, Router } from 'express'
import { translator } from '../../locales/index.js'
import { preferredLocale } from './api-router.js'

/** Where Teams shows a tab from; nobody else may put us into a frame. */
const TEAMS_HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.skype.com',
  'https://*.cloud.microsoft',
]
/** Stands in index.html where the nonce of each answer goes. */
const NONCE_MARK = '__CSP_NONCE__'

/**
 * The built pages of console/web: their files under /assets; every other address answers index.html, where the page's
 * own routing takes over. Without a build one plain page says how to make one.
 */
export function createPages(folder: string): Router {
  const router = Router()
  const index = join(folder, 'index.html')
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  )
  router.get(/.*/, async (request: Request, response: Response) => {
    const nonce = randomBytes(16).toString('base64')
    // Read anew each time: after another build it names other files, and those it named are gone.
    const html = await readFile(index, 'utf8').catch(() => null)
    response.set({ 'Content-Security-Policy': policy(nonce), 'Cache-Control': 'no-store' })
    // It knows one host at most; frame-ancestors stands in its place.
    response.removeHeader('X-Frame-Options')
    response
      .status(html ? 200 : 503)
      .type('html')
      .send((html ?? notBuilt(request)).replaceAll(NONCE_MARK, nonce))
  })
  return router
}

/** Scripts and styles of ours only; styles that Fluent UI writes carry the nonce. */
export function policy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors 'self' ${TEAMS_HOSTS.join(' ')}`,
  ].join('; ')
}

function notBuilt(request: Request): string {
  const locale = preferredLocale(request)
  const t = translator(locale)
  const [title, text] = [t('console.page.title'), t('console.page.not_built')]
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p><pre>npm run build:console</pre></html>\n`
}
