import type { Request, Response } from 'express'
import { type Clock, systemClock } from '../../core/clock.js'
import { AppError } from '../../core/errors.js'
import type { ConsoleUserDoc, ConsoleWay } from '../../models/console-account.js'
import { writeAccess } from '../access/write-access.js'
import type { AccessAction } from '../contract/access.js'
import type { ConsoleParts } from '../ports.js'
import { setCookie } from './cookie.js'
import { openSession } from './session-store.js'

export type Doors = Pick<ConsoleParts, 'store' | 'box' | 'clock' | 'publicUrl'> & { realTime?: Clock }

/** Opens a session for somebody who was recognised; `how` goes into the access log. Throws NOT_ALLOWED when the account is closed or has no role. */
export async function letIn(
  doors: Doors,
  user: ConsoleUserDoc,
  way: ConsoleWay,
  request: Request,
  response: Response,
  how: string = way,
): Promise<void> {
  const address = request.ip ?? ''
  if (user.disabledAt || !user.role) {
    await note(doors, user, 'session.refused', user.disabledAt ? 'disabled' : 'no_role', address)
    throw new AppError('NOT_ALLOWED', 'the account is closed or has no role', {
      details: { reason: user.disabledAt ? 'disabled' : 'no_role' },
    })
  }
  const browser = request.headers['user-agent'] ?? ''
  const token = await openSession(doors.store, user, { way, browser, address }, realNow(doors))
  await note(doors, user, 'session.signed_in', how, address)
  setCookie(response, token, { secure: isSecure(doors), framed: way === 'teams' })
}

export function isSecure({ publicUrl }: Pick<Doors, 'publicUrl'>): boolean {
  return publicUrl().startsWith('https:')
}

export function realNow({ realTime = systemClock }: Pick<Doors, 'realTime'>): Date {
  return realTime.now()
}

/** A line in the access log about somebody who comes or goes. */
export async function note(
  { store, clock }: Pick<Doors, 'store' | 'clock'>,
  user: Pick<ConsoleUserDoc, '_id' | 'name' | 'role'>,
  action: Extract<AccessAction, `session.${string}`>,
  detail: string | null,
  address: string,
): Promise<void> {
  const actor = { id: user._id, name: user.name, role: user.role }
  const subject = { kind: 'user', id: user._id, label: user.name }
  await writeAccess(store, { actor, action, subject, detail, address }, clock.now())
}
