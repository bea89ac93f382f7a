import { ApiFailure } from './api-failure.js'

const BASE = '/console/api'

type QueryValue = string | number | boolean | readonly string[] | null | undefined
export type Query = Readonly<Record<string, QueryValue>>

/** Of the session: the server wants it back with everything that changes something. */
let csrf = ''
export function keepCsrf(token: string): void {
  csrf = token
}

interface RequestParts {
  query?: Query
  body?: unknown
  signal?: AbortSignal
}

/** GETs JSON of the console's API. Rejects with ApiFailure, also when there is no network. */
export function get<Answer>(path: string, parts: Omit<RequestParts, 'body'> = {}): Promise<Answer> {
  return request<Answer>('GET', path, parts)
}

/** Changes something. Answers what the server says, undefined when it says nothing. */
export function send<Answer = void>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  return request<Answer>(method, path, { body })
}

/** An address of the API, for links and pictures. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = searchOf(query)
  return `${BASE}${path}${search && `?${search}`}`
}

/** `a=1&b=x&b=y`; empty values are left out. */
export function searchOf(query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value]
    for (const one of values) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one))
    }
  }
  return search.toString()
}

async function request<Answer>(method: string, path: string, parts: RequestParts): Promise<Answer> {
  const { query, body, signal } = parts
  const response = await fetch(apiUrl(path, query), {
    method,
    signal: signal ?? null,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(method === 'GET' ? {} : { 'x-sesame-csrf': csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiFailure({ status: 0, code: 'NO_ANSWER', message: null })
  })
  const answer: unknown = response.headers.get('content-type')?.includes('json')
    ? await response.json()
    : undefined
  if (!response.ok) throw ApiFailure.of(response.status, answer)
  return answer as Answer
}
