import express, { type Router } from 'express'
import { newToken } from '../../core/ids.js'
import type { TwilioState } from './state.js'
import type { FakeMedia } from './types.js'
import { rfc2822, sendError } from './wire.js'

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

  const listed = `/2010-04-01/Accounts/${parts.accountSid}/Messages/:message/Media.json`
  api.get(listed, (request, response) => {
    const message = state.get(String(request.params.message))
    if (!message) return sendError(response, 404, 20404)
    const uri = `/2010-04-01/Accounts/${parts.accountSid}/Messages/${message.sid}/Media`
    const media_list = message.media.map(({ sid, contentType }) => ({
      sid,
      account_sid: parts.accountSid,
      parent_sid: message.sid,
      content_type: contentType,
      date_created: rfc2822(message.createdAt),
      date_updated: rfc2822(message.createdAt),
      uri: `${uri}/${sid}.json`,
    }))
    return void response.json({ media_list, page: 0, page_size: 50, uri: `${uri}.json`, next_page_uri: null })
  })

  api.delete(
    `/2010-04-01/Accounts/${parts.accountSid}/Messages/:message/Media/:media`,
    (request, response) => {
      const message = state.get(request.params.message)
      const sid = request.params.media.replace(/\.json$/, '')
      const media = message?.media.filter((each) => each.sid !== sid)
      if (!message || media?.length === message.media.length) return sendError(response, 404, 20404)
      state.change(message.sid, { media })
      return void response.status(204).end()
    },
  )

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
