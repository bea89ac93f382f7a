import { describe, expect, it } from 'vitest'
import { settableClock } from '../../core/clock.js'
import { AppError, asAppError, ERRORS, isAppError } from '../../core/errors.js'
import { newId, newToken } from '../../core/ids.js'
import { createLog } from '../../core/log.js'
import { Secret } from '../../core/secrets.js'

describe('settableClock', () => {
  it('shows the time it was set to and runs on from there', () => {
    let real = Date.parse('2026-11-22T10:00:00Z')
    const clock = settableClock({ now: () => new Date(real) })
    let rung = 0
    const stop = clock.onSet(() => rung++)
    clock.set(new Date('2026-12-24T18:00:00Z'))
    real += 90_000
    expect(clock.now().toISOString()).toBe('2026-12-24T18:01:30.000Z')
    expect(clock.simulated()).toBe(true)
    clock.set(null)
    expect(clock.now().getTime()).toBe(real)
    expect(clock.simulated()).toBe(false)
    stop()
    clock.set(null)
    expect(rung).toBe(2)
  })
})

describe('ids', () => {
  it('sort by time, never meet, and keep their length', () => {
    const early = newId(new Date('2026-01-01'))
    const late = newId(new Date('2026-01-02'))
    expect(early < late).toBe(true)
    expect(early).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
    const now = new Date()
    expect(new Set(Array.from({ length: 1000 }, () => newId(now))).size).toBe(1000)
    expect(newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
})

describe('errors', () => {
  it('each have a remedy for the operator', () => {
    for (const remedy of Object.values(ERRORS)) expect(remedy).toMatch(/^[A-Z].{20,}[.?]$/)
  })

  it('keep their cause when they are wrapped, and stay what they are when they have a code', () => {
    const cause = new TypeError('boom')
    const wrapped = asAppError(cause)
    expect(wrapped.code).toBe('INTERNAL')
    expect(wrapped.cause).toBe(cause)
    const own = new AppError('STALE', 'too late')
    expect(asAppError(own)).toBe(own)
    expect(isAppError(own, 'STALE')).toBe(true)
    expect(isAppError(own, 'INTERNAL')).toBe(false)
  })
})

describe('createLog', () => {
  function logged(fields: Record<string, unknown>): string {
    const lines: string[] = []
    createLog('info', { write: (text) => void lines.push(text) }).info(fields, 'said')
    return lines.join('')
  }

  it('cuts what people wrote, their numbers and addresses, and secrets', () => {
    const line = logged({
      conversation: 'whatsapp:+33612345678',
      text: 'bonjour',
      email: 'camille@example.fr',
      token: new Secret('abc'),
      message: { body: 'bonjour', phone: '+33612345678' },
    })
    for (const leak of ['612345678', 'bonjour', 'camille', 'abc']) expect(line).not.toContain(leak)
  })

  it('writes an error with its code, its remedy and its cause', () => {
    const err = new AppError('PLATFORM_UNREACHABLE', 'no answer', { cause: new Error('ECONNREFUSED') })
    const line = JSON.parse(logged({ err }))
    expect(line.err.errorCode).toBe('PLATFORM_UNREACHABLE')
    expect(line.err.remedy).toBe(ERRORS.PLATFORM_UNREACHABLE)
    expect(line.err.cause.message).toBe('ECONNREFUSED')
  })

  it('tells two conversations apart without naming them', () => {
    const of = (conversation: string) => JSON.parse(logged({ conversation })).conversation
    expect(of('whatsapp:+331')).toBe(of('whatsapp:+331'))
    expect(of('whatsapp:+331')).not.toBe(of('whatsapp:+332'))
  })
})
