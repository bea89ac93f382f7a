/** The Bot Connector's REST interface over the simulated world: what the product calls when it posts to Teams. */
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import type { Identity } from './identity.js'
import type { Posted, World } from './world.js'

/** An answer that a test puts in the way of the next call. */
export interface Fault {
  /** Matches `POST /v3/conversations`. */
  method: string
  path: RegExp
  status: number
  headers?: Record<string, string>
  /** Carries the call out and loses the answer. */
  afterwards?: boolean
}

export interface Connector {
  /** Mount below the service address. */
  router: Router
  faults: Fault[]
  /** Calls that came, in order. */
  calls: { method: string; path: string }[]
}

const MAX_ACTIVITY_BYTES = 28 * 1024

export function createConnector(identity: Identity, world: World, botId: string): Connector {
  const faults: Fault[] = []
  const calls: Connector['calls'] = []
  const router = Router()
  router.use('/v3', express.json({ limit: '1mb' }), async (request, response, next) => {
    if (!(await identity.isBot(request))) {
      response.status(401).json(problem('Unauthorized', 'Authorization has been denied for this request.'))
      return
    }
    const { method, path } = request
    calls.push({ method, path: decodeURIComponent(path) })
    const index = faults.findIndex(
      (fault) => fault.method === method && fault.path.test(decodeURIComponent(path)),
    )
    const [fault] = index < 0 ? [] : faults.splice(index, 1)
    if (!fault) return next()
    if (fault.afterwards) return losingTheAnswer(response, fault, next)
    response
      .status(fault.status)
      .set(fault.headers ?? {})
      .json(problem('Fault', 'asked for by a test'))
  })

  router.post('/v3/conversations', (request, response) => {
    const body = request.body as Record<string, unknown>
    if (body.tenantId !== world.tenantId || (body.bot as { id?: string })?.id !== botId) {
      return void response.status(403).json(problem('Forbidden', 'The bot is not part of the roster.'))
    }
    if (body.isGroup === true) {
      const channel = (body.channelData as { channel?: { id?: string } })?.channel?.id
      // The team's own id stands for its general channel.
      if (channel !== world.channel.id && channel !== world.team.id)
        return void response.status(404).json(problem('NotFound', 'no such channel'))
      if (tooLarge(body.activity))
        return void response.status(413).json(problem('MessageSizeTooBig', 'over 28 KB'))
      const thread = world.startThread(null, body.activity as Posted['activity'])
      return void response.status(201).json({ id: thread.id, activityId: thread.posts[0]?.id })
    }
    const [first] = (body.members ?? []) as { id: string }[]
    const member = first ? world.member(first.id) : null
    if (!member) return void response.status(403).json(problem('Forbidden', 'no such member'))
    return void response.status(201).json({ id: world.personal(member.id).id })
  })

  const post = (request: Request, response: Response) => {
    const activity = request.body as Posted['activity']
    if (tooLarge(activity)) return void response.status(413).json(problem('MessageSizeTooBig', 'over 28 KB'))
    const id = param(request, 'conversation')
    // The bot may write to the channel itself: that begins a thread.
    const posted =
      id === world.channel.id || id === world.team.id
        ? world.startThread(null, activity).posts[0]
        : world.post(id, null, activity)
    if (!posted)
      return void response.status(404).json(problem('ConversationNotFound', 'Conversation not found.'))
    return void response.status(201).json({ id: posted.id })
  }
  router.post('/v3/conversations/:conversation/activities', post)
  router.post('/v3/conversations/:conversation/activities/:activity', post)
  router.put('/v3/conversations/:conversation/activities/:activity', (request, response) => {
    const activity = request.body as Posted['activity']
    if (tooLarge(activity)) return void response.status(413).json(problem('MessageSizeTooBig', 'over 28 KB'))
    const done = world.update(param(request, 'conversation'), param(request, 'activity'), activity)
    if (!done)
      return void response.status(404).json(problem('ActivityNotFoundInConversation', 'no such activity'))
    return void response.json({ id: param(request, 'activity') })
  })
  router.get('/v3/conversations/:conversation/members/:member', (request, response) => {
    const member = world.member(param(request, 'member'))
    if (!member)
      return void response.status(404).json(problem('MemberNotFoundInConversation', 'no such member'))
    return void response.json({ ...member, objectId: member.aadObjectId, tenantId: world.tenantId })
  })
  router.get('/v3/conversations/:conversation/pagedmembers', (_request, response) => {
    response.json({ members: world.members.map((member) => ({ ...member, tenantId: world.tenantId })) })
  })
  router.get('/v3/attachments/:attachment/views/original', (request, response) => {
    const picture = world.pictures.get(param(request, 'attachment'))
    if (!picture) return void response.status(404).json(problem('NotFound', 'no such attachment'))
    return void response.type(picture.contentType).send(Buffer.from(picture.bytes))
  })
  return { router, faults, calls }
}

function losingTheAnswer(response: Response, fault: Fault, next: NextFunction): void {
  response.json = () => response.status(fault.status).end()
  next()
}

function param(request: Request, name: string): string {
  return String(request.params[name] ?? '')
}

function tooLarge(activity: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(activity ?? null)) > MAX_ACTIVITY_BYTES
}

function problem(code: string, message: string): unknown {
  return { error: { code, message } }
}
