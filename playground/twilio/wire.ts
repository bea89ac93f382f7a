import { timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { sha256 } from '../../core/ids.js'
import type { FakeMessage } from './types.js'

/** Twilio's words for its own errors. */
const MESSAGES: Readonly<Record<number, string>> = {
  20003: 'Authenticate',
  20404: 'The requested resource was not found',
  20429: 'Too Many Requests',
  21211: "Invalid 'To' Phone Number",
  21610: 'Attempt to send to unsubscribed recipient',
  21617: 'The concatenated message body exceeds the 1600 character limit',
  21619: 'A text message body or media urls must be specified.',
  21620: 'Invalid media URL(s)',
  21655: 'The ContentSid is Invalid',
  21656: 'The ContentVariables parameter is invalid',
  63007: 'Twilio could not find a Channel with the specified From address',
}

/** An error as Twilio's REST API says it. */
export function sendError(response: Response, status: number, code: number): void {
  response.status(status).json({
    code,
    message: MESSAGES[code] ?? 'Error',
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  })
}

/** Basic auth with the account's SID and token, on every REST call. */
export function requireAccount(accountSid: string, authToken: string): RequestHandler {
  const expected = Buffer.from(
    sha256(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`),
  )
  return (request: Request, response: Response, next: NextFunction) => {
    const given = Buffer.from(sha256(request.get('authorization') ?? ''))
    if (timingSafeEqual(given, expected)) return next()
    response.set('www-authenticate', 'Basic realm="Twilio API"')
    return sendError(response, 401, 20003)
  }
}

/** RFC 2822, in UTC: `Tue, 24 Nov 2026 09:00:00 +0000`. */
export function rfc2822(date: Date | null): string | null {
  return date === null ? null : date.toUTCString().replace('GMT', '+0000')
}

/** The Message resource. */
export function messageJson(message: FakeMessage, accountSid: string): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : (MESSAGES[message.errorCode] ?? 'Error'),
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: '1',
    price: null,
    price_unit: null,
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  }
}
