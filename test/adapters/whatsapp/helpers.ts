import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Router } from 'express'
import express from 'express'
import twilio from 'twilio'
import { createLog, type Log } from '../../../core/log.js'
import { Secret } from '../../../core/secrets.js'

export const ACCOUNT = 'AC00000000000000000000000000000001'
export const TOKEN = new Secret('token-of-the-tests')
export const FROM = 'whatsapp:+33900000000'
export const PERSON = 'whatsapp:+33600000001'
export const PUBLIC_URL = 'https://sesame.example'

export const quiet: Log = createLog('silent')

/** Serves a router on loopback; `url` has no slash at the end. */
export async function serve(...routers: Router[]): Promise<{ url: string; close(): Promise<void> }> {
  const app = express()
  for (const router of routers) app.use(router)
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

let counter = 0
export function sid(prefix: string): string {
  counter += 1
  return prefix + counter.toString(16).padStart(32, '0')
}

export function inboundForm(fields: Record<string, string> = {}): Record<string, string> {
  return {
    MessageSid: sid('SM'),
    AccountSid: ACCOUNT,
    From: PERSON,
    To: FROM,
    Body: 'Bonjour',
    NumMedia: '0',
    ProfileName: 'Camille',
    WaId: '33600000001',
    ...fields,
  }
}

/** Calls a webhook as Twilio does. `token: null` sends no signature. */
export function callWebhook(
  base: string,
  path: string,
  form: Record<string, string>,
  options: { token?: Secret | null; signedUrl?: string; signature?: string } = {},
): Promise<Response> {
  const { token = TOKEN, signedUrl = PUBLIC_URL + path } = options
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' }
  if (options.signature !== undefined) headers['x-twilio-signature'] = options.signature
  else if (token)
    headers['x-twilio-signature'] = twilio.getExpectedTwilioSignature(token.reveal(), signedUrl, form)
  return fetch(base + path, { method: 'POST', headers, body: new URLSearchParams(form).toString() })
}
