import type { Intent } from './intents.js'
import { fold } from './text/fold.js'

/** Whole messages that mean one thing; folded, marks at the end dropped. Everything longer is the model's business. */
const CLOSED: [Intent, RegExp][] = [
  ['stop', /^(?:stop|stopall|arret|arretez?|unsubscribe|opt[ -]?out|desabonner|desabonnement)$/],
  ['resume_messages', /^(?:start|unstop|reprendre|reprise|opt[ -]?in|subscribe|resume)$/],
  ['yes', /^(?:oui+|yes+|ok+|👍|o|y|si)$/],
  ['no', /^(?:non+|no+|n|👎)$/],
  ['help', /^(?:\?+|aide|help|menu)$/],
  // What device.self_service_tip tells people to write.
  ['self_service', /^(?:sans (?:le |un )?code|without (?:a |the )?code)$/],
]

export function closedForm(text: string): Intent | null {
  const plain = fold(text).replace(/[\s.!,;:…]+$/g, '')
  return CLOSED.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
