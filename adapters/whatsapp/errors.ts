/**
 * What to do about an error code of Twilio's, whether it came with the answer or later in a status callback.
 * Source: Twilio's error dictionary, and what the codes turned out to mean for WhatsApp.
 */
export type Remedy =
  /** A passing trouble: the same message again, later. */
  | 'retry'
  /** Never in this form: numbered text instead of buttons, a link instead of the file. */
  | 'other_way'
  /** The 24 h window is closed: an approved template. */
  | 'template'
  /** A person has to look: nothing a program can do. */
  | 'tell_agent'
  /** The person does not want messages: write nothing more. */
  | 'opted_out'

const REMEDIES: Readonly<Record<number, Remedy>> = {
  // The request itself
  20003: 'tell_agent', // credentials refused
  20429: 'retry', // too many requests
  20500: 'retry',
  20503: 'retry',
  21211: 'tell_agent', // no such recipient
  21408: 'tell_agent', // region not enabled
  21606: 'tell_agent', // sender not ours
  21610: 'opted_out',
  21611: 'retry', // our queue at Twilio is full
  21612: 'tell_agent',
  21614: 'tell_agent',
  21617: 'other_way', // body over 1,600 characters
  21620: 'other_way', // media URL
  21655: 'other_way', // ContentSid
  21656: 'other_way', // ContentVariables
  // Delivery, any channel
  30001: 'retry', // queue overflow
  30002: 'tell_agent', // account suspended
  30003: 'retry', // handset unreachable
  30004: 'opted_out', // blocked by the recipient
  30005: 'tell_agent',
  30006: 'tell_agent',
  30007: 'tell_agent',
  30008: 'retry',
  30010: 'tell_agent',
  // Channels (WhatsApp)
  63001: 'tell_agent', // channel credentials
  63002: 'tell_agent', // sender not found
  63003: 'tell_agent', // recipient has no WhatsApp
  63005: 'other_way', // WhatsApp did not accept the content
  63007: 'tell_agent', // no channel with this From
  63008: 'retry',
  63009: 'retry',
  63010: 'retry',
  63012: 'retry', // WhatsApp itself fails
  63013: 'tell_agent', // policy violated
  63015: 'tell_agent', // sandbox: recipient has not joined
  63016: 'template', // outside the 24 h window
  63017: 'retry',
  63018: 'retry', // rate of the sender
  63019: 'other_way', // media could not be fetched
  63020: 'tell_agent', // invitation of the business not accepted
  63021: 'other_way', // content invalid for the channel
  63024: 'tell_agent', // recipient cannot be reached on this channel
  63025: 'retry', // media exists already: Twilio's own
  63026: 'tell_agent',
  63027: 'other_way', // template missing in this language
  63028: 'other_way', // number of variables differs
  63029: 'retry',
  63030: 'other_way', // unsupported parameter
  63032: 'tell_agent', // WhatsApp limits messages to this person (experiment, ecosystem health)
  63033: 'opted_out', // the person blocked the sender
  63036: 'tell_agent', // recipient cannot be reached
  63038: 'retry', // daily limit of the account
  63040: 'other_way', // template rejected
  63041: 'other_way', // template paused
  63042: 'other_way', // template disabled
  63049: 'tell_agent', // Meta chose not to deliver
}

/** Unknown codes are for a person to look at: guessing could send twice or lose silently. */
export function remedyFor(errorCode: number | null): Remedy {
  if (errorCode === null) return 'tell_agent'
  return REMEDIES[errorCode] ?? 'tell_agent'
}
