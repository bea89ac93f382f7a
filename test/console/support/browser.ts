/** As much of a browser as the API sees: a cookie jar, and the token that our pages send along. */
export interface Answer<Body = unknown> {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test looks at
  body: Body extends unknown ? any : Body
  headers: Headers
}

export interface Browser {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** As above, without anything added. */
  raw(path: string, init?: RequestInit): Promise<Response>
  signIn(login: string, password: string, totp?: string): Promise<Answer>
  /** What it would send; for a second browser that has stolen it. */
  cookie(): string
  setCookie(cookie: string): void
}

export function createBrowser(url: string, address = '192.0.2.1'): Browser {
  const jar = new Map<string, string>()
  let csrf = 'anybody'

  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  async function raw(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('x-forwarded-for', address)
    if (jar.size > 0) headers.set('cookie', cookie())
    const response = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
      redirect: 'manual',
      ...init,
      headers,
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  async function ask(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    const response = await raw(`/console/api${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'x-sesame-csrf': csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers }
  }

  return {
    raw,
    cookie,
    setCookie(text) {
      const [name = '', value = ''] = text.split('=')
      jar.set(name, value)
    },
    get: (path) => ask('GET', path),
    post: (path, body, headers) => ask('POST', path, body ?? {}, headers),
    put: (path, body) => ask('PUT', path, body ?? {}),
    delete: (path) => ask('DELETE', path),
    async signIn(login, password, totp) {
      // As our page does: a session that is over leaves a token that is no good.
      csrf = (await ask('GET', '/session')).body.csrf
      const answer = await ask('POST', '/session/password', { login, password, ...(totp ? { totp } : {}) })
      if (answer.status < 300) csrf = (await ask('GET', '/session')).body.csrf
      return answer
    },
  }
}
