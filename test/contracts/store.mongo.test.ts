import { afterAll, describe } from 'vitest'
import { findMongo, mongoAt } from './engines.js'
import { storeContract } from './store.contract.js'

const mongo = await findMongo()
afterAll(() => mongo?.stop())

describe.skipIf(!mongo)('Store on MongoDB', () => storeContract(() => mongoAt(mongo?.uri ?? '')))
