/** Who may open the console. */
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import type { ConsoleSessionDoc, ConsoleUserDoc } from '../../models/console-account.js'
import {
  type ConsoleUser,
  type NewUser,
  type ResetLink,
  userChange,
  userId,
  userInput,
} from '../contract/admin.js'
import { nothing, type Role } from '../contract/common.js'
import { type AnyRoute, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import { addAccount, changeAccount, NO_SECOND_FACTOR } from '../sign-in/accounts.js'
import { failuresOf, unlock } from '../sign-in/failures.js'
import { realNow } from '../sign-in/let-in.js'
import { lockedUntil } from '../sign-in/lock-out.js'
import { openReset } from '../sign-in/password-reset.js'
import { endSessionsOf, isOpen } from '../sign-in/session-store.js'
import { auditChange } from './changed.js'

const ADMINS: readonly Role[] = ['admin']

export function userRoutes(parts: ConsoleParts): AnyRoute[] {
  const { store } = parts
  return [
    route({
      method: 'GET',
      path: '/admin/users',
      roles: ['admin', 'auditor'],
      input: nothing,
      async handle() {
        const users = await store.find<ConsoleUserDoc>('consoleUsers', {}, { sort: { name: 1 }, limit: 500 })
        return Promise.all(users.map((user) => view(store, user, realNow(parts))))
      },
    }),
    route({
      method: 'POST',
      path: '/admin/users',
      roles: ADMINS,
      input: userInput,
      async handle({ input, audit }): Promise<NewUser> {
        const { user, password } = await addAccount(store, input, realNow(parts))
        await auditChange(audit, { kind: 'user', id: user._id, label: user.name }, null, input.role)
        return { id: user._id, password }
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/users/:userId',
      roles: ADMINS,
      input: userChange,
      async handle({ input, actor, audit }) {
        const { userId: id, role, disabled, unlock: open, resetTotp } = input
        const before = await userOf(id)
        // The last admin cannot lock the door from outside.
        if (id === actor.id && (disabled || (role && role !== 'admin'))) {
          throw new AppError('NOT_ALLOWED', 'nobody takes away their own keys')
        }
        await changeAccount(store, id, {
          ...(role ? { role, roleIsOurs: true } : {}),
          ...(disabled === undefined ? {} : { disabledAt: disabled ? realNow(parts) : null }),
          ...(resetTotp ? NO_SECOND_FACTOR : {}),
        })
        if (open && before.login) await unlock(store, before.login)
        if (disabled || role || resetTotp) await endSessionsOf(store, id)
        const changes = { role, disabled, unlock: open, resetTotp }
        const was = { role: before.role, disabled: before.disabledAt !== null }
        await auditChange(audit, { kind: 'user', id, label: before.name }, was, changes)
        return view(store, await userOf(id), realNow(parts))
      },
    }),
    route({
      method: 'POST',
      path: '/admin/users/:userId/reset',
      roles: ADMINS,
      input: userId,
      async handle({ input, actor, audit }): Promise<ResetLink> {
        // Their own they change with the old one; the last admin would stand outside otherwise.
        if (input.userId === actor.id) throw new AppError('NOT_ALLOWED', 'one changes one’s own password')
        const user = await userOf(input.userId)
        const { token, until } = await openReset(store, user, realNow(parts))
        await audit('admin.changed', { kind: 'user', id: user._id, label: user.name }, 'reset_link')
        return { url: `${parts.publicUrl()}/console/reset#${token}`, expiresAt: until.toISOString() }
      },
    }),
    route({
      method: 'DELETE',
      path: '/admin/users/:userId/sessions',
      roles: ADMINS,
      input: userId,
      async handle({ input, audit }) {
        const user = await userOf(input.userId)
        const ended = await endSessionsOf(store, user._id)
        await auditChange(
          audit,
          { kind: 'user', id: user._id, label: user.name },
          { sessions: ended },
          { sessions: 0 },
        )
        return { ended }
      },
    }),
  ]

  async function userOf(id: string): Promise<ConsoleUserDoc> {
    const user = await store.get<ConsoleUserDoc>('consoleUsers', id)
    if (!user) throw new AppError('NOT_FOUND', 'no such account')
    return user
  }
}

async function view(store: Store, user: ConsoleUserDoc, now: Date): Promise<ConsoleUser> {
  const sessions = await store.find<ConsoleSessionDoc>(
    'consoleSessions',
    { userId: user._id },
    { limit: 100 },
  )
  const failures = user.login ? await failuresOf(store, user.login) : null
  return {
    id: user._id,
    login: user.login ?? user.email ?? user._id,
    name: user.name,
    role: user.role,
    way: user.way,
    disabled: user.disabledAt !== null,
    locked: lockedUntil(failures, now) !== null,
    totp: user.totp !== null,
    sessions: sessions.filter((session) => isOpen(session, now)).length,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    resetUntil: user.resetUntil && user.resetUntil > now ? user.resetUntil.toISOString() : null,
  }
}
