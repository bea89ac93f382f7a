import express, { type Request, type Response, type Router } from 'express'
import type { Clock } from '../../core/clock.js'
import type { StoredContent } from './content-render.js'
import { newSid } from './state.js'
import { sendError } from './wire.js'

const CONTENTS_MAX = 500
const BASE = 'https://content.twilio.com'

export interface ContentApi {
  router: Router
  get(sid: string): StoredContent | undefined
}

/** Content API v1. `approve` says what WhatsApp answers to a request for approval. */
export function createContentApi(parts: {
  accountSid: string
  clock: Clock
  approve?: (content: StoredContent) => string
}): ContentApi {
  const { accountSid, clock, approve = () => 'approved' } = parts
  const contents = new Map<string, StoredContent>()
  const router = express.Router()
  router.use('/v1/Content', express.json({ limit: '256kb' }))

  router.post('/v1/Content', (request, response) => {
    const body = (request.body ?? {}) as Record<string, unknown>
    if (typeof body.language !== 'string' || typeof body.types !== 'object' || body.types === null) {
      return sendError(response, 400, 20001)
    }
    const now = clock.now()
    const content: StoredContent = {
      sid: newSid('HX'),
      friendlyName: String(body.friendly_name ?? ''),
      language: body.language,
      variables: (body.variables ?? {}) as Record<string, string>,
      types: body.types as Record<string, unknown>,
      createdAt: now,
      updatedAt: now,
      approval: null,
    }
    contents.set(content.sid, content)
    const [oldest] = contents.keys()
    if (contents.size > CONTENTS_MAX && oldest !== undefined) contents.delete(oldest)
    return void response.status(201).json(contentJson(content, accountSid))
  })

  router.get('/v1/Content', (request, response) => {
    const size = Math.min(Math.max(Number(request.query.PageSize ?? 50) || 50, 1), 1000)
    const page = Math.max(Number(request.query.Page ?? 0) || 0, 0)
    const all = [...contents.values()]
    const url = (number: number) => `${BASE}/v1/Content?PageSize=${size}&Page=${number}`
    response.json({
      meta: {
        key: 'contents',
        page,
        page_size: size,
        first_page_url: url(0),
        previous_page_url: page > 0 ? url(page - 1) : null,
        next_page_url: all.length > (page + 1) * size ? url(page + 1) : null,
        url: url(page),
      },
      contents: all.slice(page * size, (page + 1) * size).map((content) => contentJson(content, accountSid)),
    })
  })

  const one = (handle: (content: StoredContent, request: Request, response: Response) => void) => {
    return (request: Request, response: Response) => {
      const content = contents.get(String(request.params.sid))
      if (!content) return sendError(response, 404, 20404)
      return handle(content, request, response)
    }
  }
  router.get(
    '/v1/Content/:sid',
    one((content, _, response) => void response.json(contentJson(content, accountSid))),
  )
  router.delete(
    '/v1/Content/:sid',
    one((content, _, response) => {
      contents.delete(content.sid)
      response.status(204).end()
    }),
  )
  router.post(
    '/v1/Content/:sid/ApprovalRequests/whatsapp',
    one((content, request, response) => {
      const { name, category } = (request.body ?? {}) as Record<string, unknown>
      // WhatsApp takes lower-case names without blanks only.
      if (typeof name !== 'string' || !/^[a-z0-9_]{1,512}$/.test(name) || typeof category !== 'string') {
        return sendError(response, 400, 20001)
      }
      content.approval = { name, category, status: 'received' }
      const answer = { ...approvalJson(content), status: 'received' }
      content.approval.status = approve(content)
      return void response.status(201).json(answer)
    }),
  )
  router.get(
    '/v1/Content/:sid/ApprovalRequests',
    one((content, _, response) => {
      const url = `${BASE}/v1/Content/${content.sid}/ApprovalRequests`
      response.json({ sid: content.sid, account_sid: accountSid, whatsapp: approvalJson(content), url })
    }),
  )
  return { router, get: (sid) => contents.get(sid) }
}

function contentJson(content: StoredContent, accountSid: string): Record<string, unknown> {
  const url = `${BASE}/v1/Content/${content.sid}`
  return {
    sid: content.sid,
    account_sid: accountSid,
    friendly_name: content.friendlyName,
    language: content.language,
    variables: content.variables,
    types: content.types,
    date_created: content.createdAt.toISOString(),
    date_updated: content.updatedAt.toISOString(),
    url,
    links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
  }
}

function approvalJson(content: StoredContent): Record<string, unknown> {
  const [contentType] = Object.keys(content.types)
  return {
    type: 'whatsapp',
    name: content.approval?.name ?? '',
    category: content.approval?.category ?? '',
    content_type: contentType,
    status: content.approval?.status ?? 'unsubmitted',
    rejection_reason: '',
    allow_category_change: true,
  }
}
