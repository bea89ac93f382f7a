import { afterAll, describe } from 'vitest'
import { mongoAt } from './engines.js'
import { findMongo } from './mongo-server.js'
import { storeContract } from './store.contract.js'

const mongo = await findMongo()
afterAll(() => mongo?.stop())

describe.skipIf(!mongo)('Store on MongoDB', () => storeContract(() => mongoAt(mongo?.uri ?? '')))
