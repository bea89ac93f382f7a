import type { NextFunction, Request, Response } from 'express'
import express from 'express'
import { createTwilioClient, type TwilioClient } from '../../../adapters/whatsapp/client.js'
import { settableClock } from '../../../core/clock.js'
import {
  createFakeTwilio,
  type FakeTwilio,
  type FakeTwilioParts,
} from '../../../playground/twilio/fake-twilio.js'
import { ACCOUNT, FROM, PUBLIC_URL, quiet, serve, TOKEN } from './helpers.js'

export interface Recorded {
  method: string
  path: string
  body: unknown
  authorization: string | undefined
}

export interface TwilioServer {
  fake: FakeTwilio
  client: TwilioClient
  clock: ReturnType<typeof settableClock>
  /** REST base with a path before it, as in the playground. */
  apiUrl: string
  requests: Recorded[]
  close(): Promise<void>
}

/** The playground's Twilio on loopback, with every request written down. */
export async function startTwilio(
  options: Partial<Omit<FakeTwilioParts, 'config' | 'clock' | 'log'>> & {
    targetUrl?: () => string
    timeoutMs?: number
  } = {},
): Promise<TwilioServer> {
  const clock = settableClock()
  const requests: Recorded[] = []
  let apiUrl = ''
  const config = {
    accountSid: ACCOUNT,
    authToken: TOKEN.reveal(),
    from: FROM,
    publicUrl: () => PUBLIC_URL,
    targetUrl: options.targetUrl ?? (() => 'http://127.0.0.1:9'),
    apiUrl: () => apiUrl,
  }
  const fake = createFakeTwilio({ ...options, config, clock, log: quiet })
  const router = express.Router()
  router.use(express.urlencoded({ extended: false }), express.json())
  router.use((request: Request, _response: Response, next: NextFunction) => {
    const { method, path, body } = request
    requests.push({ method, path, body, authorization: request.get('authorization') })
    next()
  })
  router.use('/playground/twilio', fake.router)
  const server = await serve(router)
  apiUrl = `${server.url}/playground/twilio`
  const client = createTwilioClient({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    apiUrl,
    timeoutMs: options.timeoutMs ?? 5000,
  })
  return {
    fake,
    client,
    clock,
    apiUrl,
    requests,
    close: async () => {
      fake.close()
      await server.close()
    },
  }
}
