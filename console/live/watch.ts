import type { Response } from 'express'
import { sha256 } from '../../core/ids.js'
import type { Log } from '../../core/log.js'

/** What a stream tells, asked again and again: an event goes out when its data are not those of the last one. */
export interface Watched {
  event: string
  look(): Promise<unknown>
}

export interface Stream {
  watched: readonly Watched[]
  /** Once it says no the stream ends with the event `over`. */
  stillAllowed(): Promise<boolean>
}

export const LOOK_EVERY_MS = 1000
const ALIVE_EVERY_MS = 20_000

/**
 * Server-sent events. The store is looked at once a second for each open page: that works with several processes and
 * on both engines; a change feed would do so for one engine only. What all pages see is looked for once for all of
 * them (http/shared.ts).
 */
export async function streamEvents(response: Response, stream: Stream, log: Log): Promise<void> {
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no', Connection: 'keep-alive' })
  response.flushHeaders()
  const gone = new Promise<void>((resolve) => response.once('close', resolve))
  let open = true
  void gone.then(() => {
    open = false
  })
  const last = new Map<string, string>()
  let alive = Date.now()
  while (open) {
    try {
      if (!(await stream.stillAllowed())) {
        response.end('event: over\ndata: {}\n\n')
        return
      }
      for (const { event, look } of stream.watched) {
        // Whoever does not read what was sent is not sent more: it would pile up here.
        if (response.writableNeedDrain) break
        const data = JSON.stringify(await look())
        const digest = sha256(data.replace(/"at":"[^"]*"/, ''))
        if (last.get(event) === digest || !open) continue
        last.set(event, digest)
        response.write(`event: ${event}\ndata: ${data}\n\n`)
      }
    } catch (err) {
      // The browser comes again by itself, and finds out then what it is.
      log.warn({ err }, 'a live page could not be kept up to date')
      response.end()
      return
    }
    if (Date.now() - alive > ALIVE_EVERY_MS && !response.writableNeedDrain) {
      alive = Date.now()
      response.write(': alive\n\n')
    }
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))])
  }
}
