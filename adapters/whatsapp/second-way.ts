import type { TemplateName } from './approved-templates.js'
import { templateFor } from './approved-templates.js'
import { remedyFor } from './errors.js'
import type { OutboundMessage } from './message.js'

/**
 * A message that Twilio took and WhatsApp then did not deliver: what to send in its place, or null when a person has
 * to look. Asked once per message: a second failure is the desk's (`tried`: how many times it has been sent).
 */
export function secondWay(
  message: OutboundMessage,
  errorCode: number | null,
  context: { tried: number; caseNumber: string | null; purpose?: TemplateName },
): OutboundMessage | null {
  if (context.tried > 1) return null
  switch (remedyFor(errorCode)) {
    case 'retry':
      return message
    case 'other_way':
      return plainer(message)
    case 'template':
      // Without a number there is nothing to say that the person could place.
      if (context.caseNumber === null || message.template) return null
      return {
        ...message,
        choices: [],
        template: templateFor(context.purpose ?? 'waiting', { case: context.caseNumber }),
      }
    default:
      return null
  }
}

/** Words only: choices as numbers, a file as its link, a template as its text. Null when it was that already. */
function plainer(message: OutboundMessage): OutboundMessage | null {
  const { template, mediaUrl, choices, ...words } = message
  if (!template && !mediaUrl && choices.length === 0) return null
  // Sealed words are kept sealed: the numbers of their choices cannot be written below them here.
  if (message.sealedText !== undefined) return template || mediaUrl ? { ...words, choices: [] } : null
  const numbered = choices.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')
  const text = [message.text, mediaUrl ?? '', numbered].filter((part) => part !== '').join('\n\n')
  return { ...words, text, choices: [] }
}
