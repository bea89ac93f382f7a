/** Serves a MongoDB to test on until it is killed; prints `uri mongodb://…`. `.ci/run` starts it once for all tests. */
import { findMongo } from './mongo-server.js'

const mongo = await findMongo()
if (!mongo) process.exit(1)
console.log(`uri ${mongo.uri}`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    mongo.stop()
    process.exit(0)
  })
}
setInterval(() => {}, 60_000)
