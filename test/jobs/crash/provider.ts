import { createServer } from 'node:http'

export interface Provider {
  url: string
  /** What it took, in order. */
  taken: { id: string; conversation: string; payload: number }[]
  /** Called when a request has come, and when it was taken. */
  onEvent: () => void
  close(): void
}

/**
 * A messaging provider that dawdles before and after it takes a message, sometimes refuses for the moment, and knows
 * what it took: so that a process can be killed at every point of a send.
 */
export function startProvider(random: () => number): Promise<Provider> {
  const provider: Provider = { url: '', taken: [], onEvent: () => {}, close: () => {} }
  const { taken } = provider
  const pause = () => new Promise((resolve) => setTimeout(resolve, random() * 25))
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://provider')
    if (url.pathname === '/lookup') {
      const found = taken.find(({ id }) => id === url.searchParams.get('id'))
      response.end(JSON.stringify({ sid: found ? `SM${found.id}` : null }))
      return
    }
    try {
      let body = ''
      for await (const chunk of request) body += chunk
      const item = JSON.parse(body) as Provider['taken'][number]
      provider.onEvent()
      await pause()
      const busy = random() < 0.1
      if (!busy) taken.push(item)
      provider.onEvent()
      await pause()
      response.end(JSON.stringify({ sid: busy ? null : `SM${item.id}` }))
    } catch {
      // The caller was killed in the middle of its request.
      response.destroy()
    }
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      provider.url = `http://127.0.0.1:${port}`
      provider.close = () => {
        server.closeAllConnections()
        server.close()
      }
      resolve(provider)
    })
  })
}

/** Numbers in [0, 1) that are the same in each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
