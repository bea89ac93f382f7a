import { createInterface } from 'node:readline'
import { createRecogniser } from '../recogniser/index.js'

/** One utterance per line in, one JSON line out: {"text","intent","confidence"}. */
const recogniser = createRecogniser()
for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const { intent, confidence } = recogniser.understand(text)
  process.stdout.write(`${JSON.stringify({ text, intent, confidence })}\n`)
}
