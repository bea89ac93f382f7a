/** What `npm run doctor` looks at. Each check answers on its own, so that one failure hides no other. */
import type { Secret } from '../../core/secrets.js'
import type { TwilioClient } from './client.js'
import { syncTemplates } from './sync-templates.js'
import { readFailure } from './twilio-failure.js'

export interface Finding {
  check: string
  state: 'ok' | 'look' | 'wrong'
  /** One plain sentence. */
  found: string
  /** What to do; null when nothing has to be done. */
  fix: string | null
}

export interface DoctorParts {
  client: TwilioClient
  accountSid: string
  authTokens: readonly Secret[]
  from: string
  messagingServiceSid: string | null
  publicUrl: string
  now: () => Date
  fetch?: typeof fetch
}

/** Twilio's signatures carry no time, but tokens, windows and deadlines of ours do. */
const SKEW_LIMIT_S = 60
const LOCAL_HOST =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?::1\]?$|.*\.local$)/

export async function examine(parts: DoctorParts): Promise<Finding[]> {
  const findings: Finding[] = [publicUrlForm(parts.publicUrl)]
  findings.push(await guarded('public address', () => reachable(parts)))
  const account = await guarded('credentials', () => credentials(parts))
  findings.push(account)
  // Without an account there is nothing more to be learned from Twilio.
  if (account.state === 'wrong') return findings
  findings.push(await guarded('clock', () => clockSkew(parts)))
  findings.push(await guarded('sender', () => sender(parts)))
  findings.push(await guarded('templates', () => templates(parts)))
  return findings
}

function publicUrlForm(publicUrl: string): Finding {
  const check = 'PUBLIC_URL'
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null
  if (!url || LOCAL_HOST.test(url.hostname)) {
    const fix = 'Set PUBLIC_URL to the address under which the world reaches this process.'
    return { check, state: 'wrong', found: `${publicUrl} cannot be reached from outside.`, fix }
  }
  if (url.protocol !== 'https:') {
    const fix = 'Put a proxy with a certificate in front, and set PUBLIC_URL to its https address.'
    return { check, state: 'wrong', found: `${publicUrl} is not encrypted.`, fix }
  }
  return { check, state: 'ok', found: `${publicUrl} has the right form.`, fix: null }
}

/** As far as it can be seen from this machine: the address answers, and the webhook refuses what is not signed. */
async function reachable({ publicUrl, fetch: ask = fetch }: DoctorParts): Promise<Finding> {
  const check = 'public address'
  const health = await ask(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(10_000) })
  if (!health.ok) {
    const fix = 'Start the product, and let the proxy hand everything below PUBLIC_URL on to it.'
    return { check, state: 'wrong', found: `${publicUrl}/healthz answered ${health.status}.`, fix }
  }
  const hook = await ask(`${publicUrl}/webhooks/twilio/whatsapp`, {
    method: 'POST',
    body: new URLSearchParams({ Body: 'unsigned' }),
    signal: AbortSignal.timeout(10_000),
  })
  if (hook.status !== 403) {
    const fix =
      'Something in front of the product answers in its place: let the proxy pass POST requests untouched.'
    return {
      check,
      state: 'wrong',
      found: `An unsigned webhook call was answered ${hook.status}, not 403.`,
      fix,
    }
  }
  return {
    check,
    state: 'ok',
    found: 'The address answers, and unsigned webhook calls are refused.',
    fix: null,
  }
}

async function credentials({ client, accountSid }: DoctorParts): Promise<Finding> {
  const account = await client.api.v2010.accounts(accountSid).fetch()
  if (account.status !== 'active') {
    const fix = 'Open the Twilio console and see why; messages do not go out meanwhile.'
    return { check: 'credentials', state: 'wrong', found: `The account is ${account.status}.`, fix }
  }
  return {
    check: 'credentials',
    state: 'ok',
    found: `Twilio knows the account "${account.friendlyName}".`,
    fix: null,
  }
}

async function clockSkew({ client, now }: DoctorParts): Promise<Finding> {
  const answer = await client.request({ method: 'get', uri: 'https://api.twilio.com/2010-04-01.json' })
  const { headers } = answer as unknown as { headers?: Record<string, string> }
  const theirs = Date.parse(headers?.date ?? '')
  if (Number.isNaN(theirs)) {
    return { check: 'clock', state: 'look', found: 'Twilio did not say what time it is.', fix: null }
  }
  const seconds = Math.round(Math.abs(now().getTime() - theirs) / 1000)
  if (seconds > SKEW_LIMIT_S) {
    const fix = 'Turn on time synchronisation (NTP) on this machine.'
    return { check: 'clock', state: 'wrong', found: `This machine's clock is ${seconds} s off.`, fix }
  }
  return { check: 'clock', state: 'ok', found: `The clock is right to ${seconds} s.`, fix: null }
}

async function sender({ client, from, publicUrl }: DoctorParts): Promise<Finding> {
  const check = 'sender'
  const wanted = `${publicUrl}/webhooks/twilio/whatsapp`
  const senders = await client.messaging.v2.channelsSenders.list({ channel: 'whatsapp', limit: 100 })
  const ours = senders.find(({ senderId }) => senderId === from)
  if (!ours) {
    const fix =
      'Register the number as a WhatsApp sender in the Twilio console, or correct TWILIO_WHATSAPP_FROM.'
    return { check, state: 'wrong', found: `${from} is not a WhatsApp sender of this account.`, fix }
  }
  if (!/^ONLINE/.test(String(ours.status))) {
    const fix = 'See the sender in the Twilio console; WhatsApp may still be checking it.'
    return { check, state: 'wrong', found: `The sender is ${ours.status}.`, fix }
  }
  const { webhook } = await client.messaging.v2.channelsSenders(ours.sid).fetch()
  const { callbackUrl } = (webhook ?? {}) as { callbackUrl?: string }
  if (callbackUrl !== wanted) {
    const fix = `Set the sender's webhook for incoming messages to ${wanted} (method POST).`
    return { check, state: 'wrong', found: `Incoming messages go to ${callbackUrl || 'nobody'}.`, fix }
  }
  return { check, state: 'ok', found: 'The sender is online and its webhook leads here.', fix: null }
}

async function templates({ client }: DoctorParts): Promise<Finding> {
  const check = 'templates'
  const lines = await syncTemplates(client, { dryRun: true })
  const missing = lines.filter(({ action }) => action.startsWith('would'))
  if (missing.length > 0) {
    const fix = 'Run npm run whatsapp:templates.'
    return { check, state: 'wrong', found: `${missing.length} templates are missing or not submitted.`, fix }
  }
  const waiting = lines.filter(({ approval }) => approval !== null && approval !== 'approved')
  if (waiting.length > 0) {
    const names = waiting.map(({ name, approval }) => `${name} (${approval})`).join(', ')
    const fix = 'Wait for WhatsApp; if one was rejected, change its text in locales/ and make it again.'
    return { check, state: 'look', found: `Not approved: ${names}.`, fix }
  }
  return { check, state: 'ok', found: `All ${lines.length} templates are there and approved.`, fix: null }
}

async function guarded(check: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    const { error: said, kind } = readFailure(error)
    const refused = kind === 'refused' && /HTTP 40[13]/.test(said)
    const fix = refused
      ? 'Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN against the Twilio console.'
      : 'Check the network, PUBLIC_URL and TWILIO_API_URL, then run this again.'
    return { check, state: 'wrong', found: `No good answer: ${said}.`, fix }
  }
}
