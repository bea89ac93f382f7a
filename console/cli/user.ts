import { parseArgs } from 'node:util'
import { printLine, usage, withData } from '../../cases/cli/open-data.js'
import { AppError } from '../../core/errors.js'
import type { Store } from '../../core/store.js'
import { CONSOLE_ROLES, type ConsoleRole, type ConsoleUserDoc } from '../../models/console-account.js'
import {
  accountByLogin,
  addAccount,
  changeAccount,
  NO_SECOND_FACTOR,
  resetPassword,
} from '../sign-in/accounts.js'
import { unlock } from '../sign-in/failures.js'

const USAGE = `usage: npm run console:user -- add LOGIN --name NAME --role ROLE
       npm run console:user -- password LOGIN
       npm run console:user -- role LOGIN ROLE
       npm run console:user -- disable LOGIN
       npm run console:user -- enable LOGIN
       npm run console:user -- unlock LOGIN
       npm run console:user -- totp-off LOGIN
       npm run console:user -- list
ROLE is one of ${CONSOLE_ROLES.join(', ')}.
add and password print a new password once. On the embedded database the service must be stopped first; while it runs
an admin does the same in the console, where another password is a link that its owner opens.`

/** One line of JSON for each account touched. Exit code 1: no such account; 2: not understood. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, role: { type: 'string' } },
  })
  const [command, login, third] = positionals
  const run = chosen(command, login, values.role ?? third, values.name)
  if (!run) process.exitCode = usage(USAGE)
  else await withData(({ store }) => run(store))
}

function chosen(
  command: string | undefined,
  login: string | undefined,
  role: string | undefined,
  name: string | undefined,
): ((store: Store) => Promise<number>) | null {
  if (command === 'list') return list
  if (!login) return null
  const account = (fields: (user: ConsoleUserDoc) => Partial<ConsoleUserDoc>) => (store: Store) =>
    withAccount(store, login, async (user) => {
      const changed = await changeAccount(store, user._id, fields(user))
      await store.delete('consoleSessions', { userId: user._id })
      printLine(shown(changed))
    })
  switch (command) {
    case 'add':
      return isRole(role) ? (store) => add(store, login, name ?? login, role) : null
    case 'password':
      return (store) =>
        withAccount(store, login, async ({ _id }) => {
          printLine({ login, password: await resetPassword(store, _id) })
        })
    case 'role':
      return isRole(role) ? account(() => ({ role, roleIsOurs: true })) : null
    case 'disable':
      return account(() => ({ disabledAt: new Date() }))
    case 'enable':
      return account(() => ({ disabledAt: null }))
    case 'totp-off':
      return account(() => NO_SECOND_FACTOR)
    case 'unlock':
      return (store) =>
        withAccount(store, login, async (user) => {
          await unlock(store, login)
          printLine(shown(user))
        })
    default:
      return null
  }
}

function isRole(text: string | undefined): text is ConsoleRole {
  return CONSOLE_ROLES.some((role) => role === text)
}

async function add(store: Store, login: string, name: string, role: ConsoleRole): Promise<number> {
  if (await accountByLogin(store, login)) {
    throw new AppError('DUPLICATE_KEY', `the login ${login} is taken`)
  }
  const { password } = await addAccount(store, { login, name, role }, new Date())
  printLine({ login: login.toLowerCase(), name, role, password })
  return 0
}

async function list(store: Store): Promise<number> {
  const users = await store.find<ConsoleUserDoc>('consoleUsers', {}, { sort: { name: 1 } })
  for (const user of users) printLine(shown(user))
  return 0
}

async function withAccount(
  store: Store,
  login: string,
  work: (user: ConsoleUserDoc) => Promise<void>,
): Promise<number> {
  const user = await accountByLogin(store, login)
  if (!user) {
    process.stderr.write('NOT_FOUND: there is no such account\n')
    return 1
  }
  await work(user)
  return 0
}

function shown(user: ConsoleUserDoc) {
  const { login, name, role, way, totp, disabledAt, lastSignInAt } = user
  return { login, name, role, way, totp: totp !== null, disabled: disabledAt !== null, lastSignInAt }
}

await main()
