import { describe } from 'vitest'
import { sqlite } from './engines.js'
import { storeContract } from './store.contract.js'

describe('Store on SQLite', () => storeContract(() => sqlite))
