/** GET /teams/about: what the app is for and what it keeps. Teams shows this address to everybody who installs it. */
import { type Request, type Response, Router } from 'express'
import { translator } from '../../locales/index.js'
import { escapeHtml } from './activities.js'
import { ABOUT_PATH } from './package/manifest.js'
import { plainPage } from './plain-page.js'

const PARTS = ['use', 'data', 'retention', 'contact'] as const

export function createAboutPage(): Router {
  return Router().get(ABOUT_PATH, (request: Request, response: Response) => {
    const locale = request.acceptsLanguages(['fr', 'en']) === 'en' ? 'en' : 'fr'
    const t = translator(locale)
    const body = PARTS.map((part) => `<p>${escapeHtml(t(`teams.about.${part}`))}</p>`).join('\n    ')
    response.set({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
      'cache-control': 'public, max-age=3600',
      vary: 'accept-language',
    })
    response.type('html').send(plainPage(locale, t('teams.about.title'), body))
  })
}
