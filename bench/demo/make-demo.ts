/** A year of the hotline, moment by moment: requests begin, people and agents act in turn, the clock moves on. */
import { formatInTimeZone, fromZonedTime } from 'date-fns-tz'
import { settableClock } from '../../core/clock.js'
import type { SecretBox } from '../../core/secrets.js'
import type { FileStore, Store } from '../../core/store.js'
import { openTicketOf } from '../../hotline/open-ticket.js'
import { type DrawnDevice, drawDevice } from '../evidence/draw/device.js'
import { createRandom, type Random } from '../evidence/random.js'
import { AGENTS, serve } from './agent.js'
import { type House, openHouse, type Town } from './house.js'
import { installer, type Request } from './installer.js'
import { type DemoCompany, type DemoPerson, drawCompany, drawPerson } from './people.js'
import { CANNED } from './phrases.js'
import { makeReviews } from './reviews.js'

export interface DemoOptions {
  store: Store
  files: FileStore
  box: SecretBox
  cases: number
  seed: number
  until: Date
  days?: number
  progress?(done: number): void
}

const DAY_MS = 86_400_000
const ZONE = 'Europe/Paris'
/** A transaction of so many moments: one sync of the disk for all of them. */
const MOMENTS = 60
/** Pictures older than this are forgotten by the product, so none is drawn. */
const PICTURE_DAYS = 89
/** Of a hundred requests so many are left before there is a case. */
const LOST = 0.09
/** How busy the hours are, from midnight, and the days from Monday. */
const HOURS = [1, 0, 0, 0, 0, 1, 3, 9, 22, 34, 36, 32, 14, 20, 33, 34, 30, 22, 12, 7, 5, 4, 3, 2]
const WEEKDAYS = [30, 28, 27, 27, 24, 6, 3]

interface Moment {
  at: number
  conversation: string
  script: AsyncGenerator<number, void>
}

export async function makeDemo(options: DemoOptions): Promise<void> {
  const { store, files, box, until } = options
  const random = createRandom(options.seed)
  const clock = settableClock({ now: () => until })
  const town: Town = {
    clock,
    box,
    files,
    until,
    random,
    companies: new Map(),
    sent: new Map(),
    mailed: new Map(),
    codes: new Map(),
  }
  await staff(store, until)
  const starts = drawStarts(random, options)
  const crowd = createCrowd(random, town, options.cases)
  const queue: Moment[] = []
  const served = new Set<string>()
  let house: House | null = null
  const present = (): House => house as House
  let done = 0

  while (starts.length > 0 || queue.length > 0) {
    const batch = await store.transaction(async (tx) => {
      house = openHouse(tx, town)
      let last = 0
      for (let count = 0; count < MOMENTS; count++) {
        const start = starts[0]
        const next = queue[0]
        if (start !== undefined && (!next || start.at <= next.at)) {
          starts.shift()
          clock.set(new Date(start.at))
          const request = crowd.request(start, until)
          insert(queue, {
            at: start.at,
            conversation: request.person.conversation,
            script: finally_(installer(present, town, request), () => crowd.free(request)),
          })
          done++
          continue
        }
        if (!next) break
        if (next.at > until.getTime()) {
          queue.length = 0
          starts.length = 0
          break
        }
        queue.shift()
        clock.set(new Date(next.at))
        last = next.at
        const step = await next.script.next()
        if (!step.done) insert(queue, { ...next, at: next.at + Math.max(1000, step.value) })
        const ticket = await openTicketOf(tx, next.conversation)
        if (ticket && !served.has(ticket._id)) {
          served.add(ticket._id)
          insert(queue, {
            at: next.at + 1000,
            conversation: next.conversation,
            script: serve(present, town, ticket),
          })
        }
      }
      return last
    })
    if (batch > 0) {
      clock.set(new Date(batch))
      await store.transaction(async (tx) => void (await openHouse(tx, town).cases.expireCodes()))
    }
    options.progress?.(done)
  }
  clock.set(until)
  // Nothing of the past rings when the product is started over it.
  await store.delete('timers', { dueAt: { $lte: until } })
  await makeReviews(store, random, until)
}

function insert(queue: Moment[], moment: Moment): void {
  let low = 0
  let high = queue.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((queue[middle]?.at ?? 0) <= moment.at) low = middle + 1
    else high = middle
  }
  queue.splice(low, 0, moment)
}

async function* finally_(
  script: AsyncGenerator<number, void>,
  over: () => void,
): AsyncGenerator<number, void> {
  try {
    yield* script
  } finally {
    over()
  }
}

interface Start {
  at: number
  lost: boolean
}

/** The moments at which people begin to write: busier by day, in the week, and towards the end of the year. */
function drawStarts(random: Random, { cases, until, days = 365 }: DemoOptions): Start[] {
  const weights: { day: string; weight: number }[] = []
  for (let back = days - 1; back >= 0; back--) {
    const at = new Date(until.getTime() - back * DAY_MS)
    const day = formatInTimeZone(at, ZONE, 'yyyy-MM-dd')
    const weekday = Number(formatInTimeZone(at, ZONE, 'i')) - 1
    const summer = day.slice(5, 7) === '08' ? 0.5 : 1
    const growth = 1 + 0.7 * (1 - back / days)
    weights.push({ day, weight: (WEEKDAYS[weekday] ?? 1) * summer * growth * random.between(0.7, 1.3) })
  }
  const pickDay = weighted(
    random,
    weights.map(({ weight }) => weight),
  )
  const pickHour = weighted(random, HOURS)
  const starts: Start[] = []
  const draw = (lost: boolean): void => {
    for (;;) {
      const { day } = weights[pickDay()] as (typeof weights)[number]
      const time = `${two(pickHour())}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`
      const at = fromZonedTime(`${day}T${time}`, ZONE).getTime()
      // The last hour is left to those that have begun.
      if (at > until.getTime() - 3_600_000) continue
      starts.push({ at, lost })
      return
    }
  }
  for (let index = 0; index < cases; index++) draw(false)
  for (let index = 0; index < cases * LOST; index++) draw(true)
  return starts.sort((one, other) => one.at - other.at)
}

function weighted(random: Random, weights: readonly number[]): () => number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return () => {
    let lot = random.next() * sum
    const index = weights.findIndex((weight) => {
      lot -= weight
      return lot < 0
    })
    return index < 0 ? weights.length - 1 : index
  }
}

/** Who writes: people come back, companies have several, and nobody has two requests at once. */
function createCrowd(random: Random, town: Town, cases: number) {
  const companies: DemoCompany[] = []
  const idle: DemoPerson[] = []
  const devices: DrawnDevice[] = []
  let people = 0
  const newPerson = (): DemoPerson => {
    const known = companies.length > 0 && random.chance(0.35) ? random.pick(companies) : null
    const company = known ?? drawCompany(random, companies.length)
    if (!known) {
      companies.push(company)
      town.companies.set(company.siren, company)
    }
    return drawPerson(random, people++, company)
  }
  return {
    request(start: Start, until: Date): Request {
      const known =
        start.lost || idle.length < 5 || random.chance(Math.min(0.5, 120 / cases)) ? null : random.pick(idle)
      if (known) idle.splice(idle.indexOf(known), 1)
      const person = known ?? newPerson()
      // Now and then a device that another company asked for: somebody looks.
      const seen = devices.length > 0 && random.chance(0.008) ? random.pick(devices) : null
      const device = seen ?? drawDevice(random)
      devices.push(device)
      const drawn = until.getTime() - start.at < PICTURE_DAYS * DAY_MS
      return { person, device, token: random.chance(0.4), lost: start.lost, drawn }
    },
    /** Whoever left in the middle is not used again: the next request would go on with the old one. */
    free({ person, over }: Request): void {
      if (over && !idle.includes(person)) idle.push(person)
    },
  }
}

async function staff(store: Store, until: Date): Promise<void> {
  for (const { id: _id, name, role } of AGENTS) {
    await store.insert('deskAgents', {
      _id,
      name,
      role,
      teamsId: `29:${_id}`,
      presence: 'available',
      awaySince: null,
      lastSeenAt: until,
    })
  }
  for (const [_id, fr, en] of CANNED) {
    await store.insert('cannedReplies', { _id, fr, en, by: AGENTS[0]?.id ?? '', updatedAt: until })
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
