import type { Intent } from './intents.js'
import { fold } from './text/fold.js'
import type { Token } from './text/tokens.js'

/** Whole messages that mean one thing; folded, marks at the end dropped. Everything longer is the model's business. */
const CLOSED: [Intent, RegExp][] = [
  ['stop', /^(?:stop|stopall|arret|arretez?|unsubscribe|opt[ -]?out|desabonner|desabonnement)$/],
  ['resume_messages', /^(?:start|unstop|reprendre|reprise|opt[ -]?in|subscribe|resume)$/],
  ['yes', /^(?:oui+|yes+|ok+|👍|o|y|si)$/],
  ['no', /^(?:non+|no+|n|👎)$/],
  ['reset_password', /^(?:mot de passe|mdp|password)$/],
  ['help', /^(?:\?+|aide|help|menu)$/],
]

export function closedForm(text: string): Intent | null {
  const plain = fold(text).replace(/[\s.!,;:…]+$/g, '')
  return CLOSED.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** First words that carry a message whose rest says nothing we know: "oui mon gars", "bonjour, société Untel". */
const OPENINGS: Record<string, Intent> = {
  bonjour: 'greeting',
  bonsoir: 'greeting',
  salut: 'greeting',
  coucou: 'greeting',
  hello: 'greeting',
  hi: 'greeting',
  merci: 'thanks',
  thanks: 'thanks',
  oui: 'yes',
  yes: 'yes',
  non: 'no',
  no: 'no',
}
const AT_LEAST = 0.1

/**
 * What a message not understood still says by its first word; null when the model finds that unlikely too
 * ("bonjour, je voudrais un devis").
 */
export function openingOf(tokens: readonly Token[], chanceOf: (intent: Intent) => number): Intent | null {
  const intent = OPENINGS[tokens[0]?.word ?? '']
  return intent !== undefined && chanceOf(intent) >= AT_LEAST ? intent : null
}
