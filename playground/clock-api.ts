import { formatInTimeZone } from 'date-fns-tz'
import express, { type Router } from 'express'
import { z } from 'zod/v4'
import type { SettableClock } from '../core/clock.js'

/** What GET and POST answer. `now` is null while the real time is shown; `current` is what the product takes for now. */
export interface ClockState {
  now: string | null
  current: string
}

const EARLIEST = Date.parse('2020-01-01T00:00:00Z')
const LATEST = Date.parse('2100-01-01T00:00:00Z')

const body = z.strictObject({
  now: z
    .union([
      z.null(),
      z.iso.datetime({
        offset: true,
        error:
          'now wants a date, a time and an offset, as in 2026-11-24T10:00:00+01:00, or null for the real time',
      }),
    ])
    .refine((text) => text === null || (Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST), {
      error: 'now must lie between 2020 and 2100',
    }),
})

/** GET|POST /api/clock: the simulated time, `{"now":"2026-11-24T10:00:00+01:00"}`; `{"now":null}` is the real one. */
export function createClockApi(clock: SettableClock): Router {
  const router = express.Router()
  router.get('/api/clock', (_request, response) => void response.json(clockState(clock)))
  router.post('/api/clock', express.text({ limit: '1kb', type: () => true }), (request, response) => {
    const parsed = body.safeParse(parseJson(request.body))
    if (!parsed.success) {
      const error = parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
      return void response.status(400).json({ error })
    }
    clock.set(parsed.data.now === null ? null : new Date(parsed.data.now))
    return void response.json(clockState(clock))
  })
  return router
}

export function clockState(clock: SettableClock): ClockState {
  const current = formatInTimeZone(clock.now(), 'Europe/Paris', "yyyy-MM-dd'T'HH:mm:ssxxx")
  return { now: clock.simulated() ? current : null, current }
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
