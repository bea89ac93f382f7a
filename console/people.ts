import type { Store } from '../core/store.js'
import type { ConsoleUserDoc } from '../models/console-account.js'
import type { DeskAgentDoc } from '../models/desk.js'

const MOST = 1000

/** What agents and people of the console are called, by id. */
export async function namesOfPeople(store: Store): Promise<Map<string, string>> {
  const agents = await store.find<DeskAgentDoc>('deskAgents', {}, { limit: MOST })
  const users = await store.find<ConsoleUserDoc>('consoleUsers', {}, { limit: MOST })
  return new Map([...users, ...agents].map(({ _id, name }) => [_id, name]))
}
