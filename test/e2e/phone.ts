import type { PhoneMessage } from '../../playground/phone/phone-message.js'

/** A telephone of the playground, without a browser: what a person writes, and what they are shown. */
export interface Phone {
  say(text: string): Promise<void>
  /** Touches a button or a line of a list of what was shown last. */
  touch(title: RegExp): Promise<void>
  send(bytes: Uint8Array, name: string, contentType: string): Promise<void>
  /** The text of the first message not yet heard that says it; fails after a while with all that was shown. */
  hears(expected: RegExp): Promise<string>
  close(): void
}

const PATIENCE_MS = 60_000

export async function openPhone(url: string, address: string): Promise<Phone> {
  const base = `${url}/playground/api/phone/${encodeURIComponent(address)}`
  const shown = new Map<string, PhoneMessage>()
  const listeners = new Set<() => void>()
  const heard = new Set<string>()
  const ending = new AbortController()
  const stream = await fetch(`${base}/events`, { signal: ending.signal })
  void (async () => {
    let text = ''
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) take(event)
      for (const listener of listeners) listener()
    }
  })().catch(() => undefined)

  function take(event: string): void {
    const name = /^event: (.*)$/m.exec(event)?.[1]
    const data = /^data: (.*)$/m.exec(event)?.[1]
    if (!data) return
    const value = JSON.parse(data)
    const messages: PhoneMessage[] = name === 'snapshot' ? value.messages : name === 'message' ? [value] : []
    for (const message of messages) shown.set(message.id, message)
  }

  async function post(
    path: string,
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<void> {
    const response = await fetch(`${base}${path}`, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(`the phone answered ${response.status}: ${await response.text()}`)
  }
  const json = (body: unknown) =>
    post('/messages', JSON.stringify(body), { 'content-type': 'application/json' })

  return {
    say: (text) => json({ text, profile: 'Camille' }),
    async touch(title) {
      const offered = [...shown.values()].flatMap(({ content }) =>
        (content?.options ?? []).map((option) => ({ ...option, kind: content?.kind ?? 'buttons' })),
      )
      const option = offered.findLast((candidate) => title.test(candidate.title))
      if (!option)
        throw new Error(`nothing offered is called ${title}: ${offered.map((o) => o.title).join(' | ')}`)
      const { kind, id } = option
      await json({ text: option.title, profile: 'Camille', touched: { kind, id, title: option.title } })
    },
    send: (bytes, name, contentType) =>
      post(`/files?profile=Camille&name=${encodeURIComponent(name)}`, Buffer.from(bytes), {
        'content-type': contentType,
      }),
    hears: (expected) =>
      new Promise((resolve, reject) => {
        const look = () => {
          for (const message of shown.values()) {
            if (message.mine || heard.has(message.id)) continue
            if (!expected.test(message.text)) continue
            heard.add(message.id)
            clearTimeout(timer)
            listeners.delete(look)
            return resolve(message.text)
          }
        }
        const timer = setTimeout(() => {
          listeners.delete(look)
          const all = [...shown.values()].map((message) => `${message.mine ? '>' : '<'} ${message.text}`)
          reject(new Error(`${expected} was never said; this was:\n${all.join('\n')}`))
        }, PATIENCE_MS)
        listeners.add(look)
        look()
      }),
    close: () => ending.abort(),
  }
}
