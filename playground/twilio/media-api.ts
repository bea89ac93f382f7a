import express, { type Router } from 'express'
import { newToken } from '../../core/ids.js'
import type { TwilioState } from './state.js'
import type { FakeMedia } from './types.js'
import { sendError } from './wire.js'

const LINKS_MAX = 1000

/**
 * Media as Twilio gives them: a file may not be there yet (404), then a redirect to a CDN that must not be given the
 * account's credentials. `notYet` says how often the file of this sid answers 404 first.
 */
export function createMediaApi(parts: {
  accountSid: string
  state: TwilioState
  notYet?: (media: FakeMedia) => number
}): { api: Router; cdn: Router } {
  const { state, notYet = (media) => (Number.parseInt(media.sid.slice(-1), 16) % 4 === 0 ? 1 : 0) } = parts
  const asked = new Map<string, number>()
  const links = new Map<string, FakeMedia>()
  const api = express.Router()
  const cdn = express.Router()

  api.get(`/2010-04-01/Accounts/${parts.accountSid}/Messages/:message/Media/:media`, (request, response) => {
    const media = state.media(request.params.message, request.params.media)
    if (!media) return sendError(response, 404, 20404)
    const times = asked.get(media.sid) ?? 0
    remember(asked, media.sid, times + 1)
    if (times < notYet(media)) return sendError(response, 404, 20404)
    const token = newToken()
    remember(links, token, media)
    return response.redirect(307, `${request.baseUrl}/cdn/${token}`)
  })

  cdn.get('/cdn/:token', (request, response) => {
    // As Amazon does: a signed link together with credentials is two ways of signing, and refused.
    if (request.get('authorization')) return void response.status(400).type('text').send('InvalidArgument')
    const media = links.get(request.params.token)
    if (!media) return void response.status(404).end()
    const name = media.name ?? media.sid
    // Never shown by a browser: what people send here is not ours and must not run on our address.
    response.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    response.set('content-type', media.contentType).set('x-content-type-options', 'nosniff')
    return void response.end(Buffer.from(media.bytes))
  })
  return { api, cdn }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > LINKS_MAX && oldest !== undefined) map.delete(oldest)
}
