/** What the desk page asks: the simulated world as it is, and what its people do. */
import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod/v4'
import type { SimulatedTeams } from './create-desk.js'
import type { TeamMember } from './world.js'

const HEARTBEAT_MS = 20_000
const PICTURE_MAX = '8mb'

const said = z.object({
  member: z.string(),
  thread: z.string().nullable(),
  text: z.string().trim().min(1).max(4000),
  mention: z.boolean().default(false),
})
const clicked = z.object({
  member: z.string(),
  thread: z.string(),
  post: z.string(),
  verb: z.string().max(64),
  data: z.record(z.string(), z.unknown()),
})

export function createDeskApi({ world, people }: SimulatedTeams): Router {
  const router = express.Router()

  router.get('/api/events', async (request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.flushHeaders()
    let open = true
    request.on('close', () => {
      open = false
    })
    for (let seen = 0; open; ) {
      if (world.version() > seen) {
        seen = world.version()
        response.write(`event: state\ndata: ${JSON.stringify(stateOf(world))}\n\n`)
      } else response.write(': still here\n\n')
      await world.changed(seen, HEARTBEAT_MS)
    }
  })

  router.post('/api/say', express.json({ limit: '32kb' }), async (request, response) => {
    const read = said.safeParse(request.body)
    const member = read.success ? world.member(read.data.member) : null
    if (!read.success || !member) return void unreadable(response)
    const { thread, text, mention } = read.data
    const id = thread === 'personal' ? world.personal(member.id).id : thread
    response.json(await people.say(member, id, text, { mention }))
  })

  router.post('/api/click', express.json({ limit: '256kb' }), async (request, response) => {
    const read = clicked.safeParse(request.body)
    const member = read.success ? world.member(read.data.member) : null
    if (!read.success || !member) return void unreadable(response)
    const { thread, post, verb, data } = read.data
    response.json(await people.click(member, thread, post, verb, data))
  })

  router.post(
    '/api/picture',
    express.raw({ type: () => true, limit: PICTURE_MAX }),
    async (request, response) => {
      const { member: id, thread, text } = request.query as Record<string, string>
      const member = world.member(id ?? '')
      const contentType = request.get('content-type') ?? ''
      if (!member || !thread || !contentType.startsWith('image/') || !Buffer.isBuffer(request.body)) {
        return void unreadable(response)
      }
      response.json(
        await people.sendPicture(member, thread, text ?? '', {
          bytes: new Uint8Array(request.body),
          contentType,
        }),
      )
    },
  )

  router.get('/api/pictures/:id', (request: Request, response: Response) => {
    const picture = world.pictures.get(String(request.params.id))
    if (!picture) return void response.status(404).end()
    response.type(picture.contentType).send(Buffer.from(picture.bytes))
  })
  return router
}

function unreadable(response: Response): void {
  response.status(400).json({ error: 'La demande est illisible.' })
}

function stateOf(world: SimulatedTeams['world']): unknown {
  const member = ({ id, name }: TeamMember) => ({ id, name })
  return {
    team: world.team.name,
    channel: world.channel.name,
    members: world.members.map(member),
    threads: [...world.threads.values()],
  }
}
