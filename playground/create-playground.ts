import { join } from 'node:path'
import express, { type Router } from 'express'
import type { SettableClock } from '../core/clock.js'
import { AppError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { Secret } from '../core/secrets.js'
import { createClockApi } from './clock-api.js'
import { PAGE_HEADERS, sameOriginOnly, sendProblem } from './guard.js'
import { createPhoneApi } from './phone/phone-api.js'
import { createSamplesApi } from './samples-api.js'
import { createFakeTwilio, type FakeTwilio } from './twilio/fake-twilio.js'

/** A company that can be tried: its number is invented, and the playground's registry knows it. */
export interface ExampleCompany {
  name: string
  vat: string
  /** What happens with it, in a few words of French. */
  note: string
}

/** Another simulated neighbour with a page of its own: the mail catcher, the reset platform's switch. */
export interface Tool {
  /** Below /playground, with a slash: `/mail`. */
  path: string
  label: string
  description: string
  router: Router
}

export interface PlaygroundParts {
  /** True when TWILIO_ACCOUNT_SID is set: then there is no playground. */
  realAccount: boolean
  clock: SettableClock
  account: { sid: string; token: Secret; from: string }
  /** Where this process listens, http://127.0.0.1:3978; asked when it is needed, since the port may be chosen late. */
  targetUrl(): string
  /** What the product takes for PUBLIC_URL: signatures are made over it. */
  publicUrl(): string
  /** Folder with samples.json and the files it names. */
  samplesFolder: string
  companies?: readonly ExampleCompany[]
  tools?: readonly Tool[]
  /** Routers without a page, mounted as they are: the sandbox platform's and the registry's APIs. */
  apis?: readonly { path: string; router: Router }[]
  log: Log
}

export interface Playground {
  /** Mount at /playground. */
  router: Router
  twilio: FakeTwilio
  /** TWILIO_API_URL for the product. */
  apiUrl(): string
  close(): void
}

/** Milliseconds between the steps of a delivery: long enough to see the ticks change. */
const PACE_MS = 250

/** A phone in the browser that speaks Twilio's protocol to this very process. Refuses to exist beside a real account. */
export function createPlayground(parts: PlaygroundParts): Playground {
  const { clock, account, log } = parts
  if (parts.realAccount) {
    throw new AppError('CONFIG_INVALID', 'the playground is closed while TWILIO_ACCOUNT_SID is set')
  }
  const apiUrl = () => `${parts.targetUrl()}/playground/twilio`
  const twilio = createFakeTwilio({
    config: {
      accountSid: account.sid,
      authToken: account.token.reveal(),
      from: account.from,
      publicUrl: () => parts.publicUrl(),
      targetUrl: () => parts.targetUrl(),
      apiUrl,
    },
    clock,
    log,
    paceMs: PACE_MS,
  })
  const router = express.Router()
  router.use('/twilio', twilio.router)
  for (const api of parts.apis ?? []) router.use(api.path, api.router)

  router.use(sameOriginOnly, (_request, response, next) => {
    response.set(PAGE_HEADERS)
    next()
  })
  router.use(createClockApi(clock), createPhoneApi(twilio, clock), createSamplesApi(parts.samplesFolder))
  const tools = parts.tools ?? []
  router.get('/api/guide', (_request, response) => {
    response.json({
      sender: account.from.replace('whatsapp:', ''),
      companies: parts.companies ?? [],
      tools: tools.map(({ path, label, description }) => ({
        url: `/playground${path}/`,
        label,
        description,
      })),
    })
  })
  for (const tool of tools) router.use(tool.path, tool.router)
  router.get('/', (request, response, next) => {
    // Relative addresses in the page want the slash.
    if (request.originalUrl.split('?')[0]?.endsWith('/')) return next()
    return response.redirect(308, '/playground/')
  })
  router.use(express.static(join(import.meta.dirname, 'web'), { cacheControl: false }))
  router.use(sendProblem)
  return { router, twilio, apiUrl, close: twilio.close }
}
