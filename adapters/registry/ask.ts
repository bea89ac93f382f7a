import type { z } from 'zod/v4'
import type { JsonAnswer, JsonCall } from '../http/call-json.js'

/** How one register is asked: with its base address, and never for longer than the conversation can wait. */
export interface RegistryCall {
  ask<Schema extends z.ZodType>(
    call: Omit<JsonCall<Schema>, 'timeoutMs'>,
  ): Promise<JsonAnswer<z.output<Schema>>>
  baseUrl: string
  now: Date
}

export function answered<T>(answer: JsonAnswer<T>): answer is Extract<JsonAnswer<T>, { outcome: 'ok' }> {
  return answer.outcome === 'ok'
}
