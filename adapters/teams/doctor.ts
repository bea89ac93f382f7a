/** What `npm run doctor` looks at on the side of Teams, and how each failure is explained. */
import type { KnownPlace } from '../../hotline/places.js'
import { translator } from '../../locales/index.js'
import type { Finding } from '../whatsapp/doctor.js'
import type { AccessTokens } from './access-token.js'
import { cardActivity } from './activities.js'
import { card, line, run } from './cards/elements.js'
import type { Connector } from './connector.js'
import type { KeySource } from './openid-keys.js'

export interface TeamsDoctorParts {
  publicUrl: string
  tokens: AccessTokens
  keys: KeySource
  connector: Connector
  /** Where cases are posted; null when no team has installed the app. */
  desk(): Promise<KnownPlace | null>
  locale(): Promise<'fr' | 'en'>
  fetch?: typeof fetch
}

const TIMEOUT_MS = 10_000

/** Each check answers on its own; the card is posted only when there is a token to post it with. */
export async function examineTeams(parts: TeamsDoctorParts): Promise<Finding[]> {
  const door = await messagingEndpoint(parts)
  const keys = await signingKeys(parts)
  const token = await ownToken(parts)
  if (token.state === 'wrong') return [door, keys, token]
  return [door, keys, token, await testCard(parts)]
}

/** The door is open to the world, and shut to whoever carries no token. */
async function messagingEndpoint({ publicUrl, fetch: ask = fetch }: TeamsDoctorParts): Promise<Finding> {
  const check = 'Teams endpoint'
  const url = `${publicUrl}/api/messages`
  try {
    const answer = await ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.status === 401) return ok(check, `${url} answers, and calls without a token are refused.`)
    const fix =
      'Something in front of the product answers in its place: let the proxy pass POST requests untouched.'
    return wrong(check, `A call without a token was answered ${answer.status}, not 401.`, fix)
  } catch (error) {
    const fix = `Make ${url} reachable from outside, and give it to the Azure Bot as its messaging endpoint.`
    return wrong(check, `${url} does not answer (${reason(error)}).`, fix)
  }
}

async function signingKeys({ keys }: TeamsDoctorParts): Promise<Finding> {
  const check = 'Teams signing keys'
  try {
    const { keys: known } = await keys.get()
    return ok(check, `Bot Framework's ${known.keys.length} keys can be read.`)
  } catch (error) {
    const fix = 'Let this machine reach login.botframework.com, or correct BOT_OPENID_METADATA_URL.'
    return wrong(check, `Bot Framework's keys cannot be read (${reason(error)}): nobody is let in.`, fix)
  }
}

/** Words of Entra's answers and what they mean. */
const ENTRA: readonly [RegExp, string][] = [
  [/AADSTS7000215/, 'MICROSOFT_APP_PASSWORD is wrong: it wants the secret’s value, not its id.'],
  [/AADSTS7000222/, 'The client secret has expired: make a new one in Entra and set MICROSOFT_APP_PASSWORD.'],
  [
    /AADSTS700016/,
    'The application is not in this tenant: check MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID.',
  ],
  [/AADSTS90002|AADSTS900023/, 'There is no such tenant: check MICROSOFT_APP_TENANT_ID.'],
  [/invalid_client/, 'Entra refuses the pair of MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD.'],
]

async function ownToken({ tokens }: TeamsDoctorParts): Promise<Finding> {
  const check = 'Teams token'
  try {
    tokens.forget()
    await tokens.get()
    return ok(check, 'Entra gives the bot its token.')
  } catch (error) {
    const said = reason(error)
    const fix =
      ENTRA.find(([pattern]) => pattern.test(said))?.[1] ??
      'Let this machine reach login.microsoftonline.com, or correct BOT_LOGIN_URL.'
    return wrong(check, `The bot gets no token (${said}).`, fix)
  }
}

async function testCard({ desk, connector, locale }: TeamsDoctorParts): Promise<Finding> {
  const check = 'Teams test card'
  const place = await desk()
  if (!place?.channelId) {
    const fix =
      'Make the package with npm run teams:package, upload it in Teams and add it to the team of the hotline. If that is done, Teams cannot reach the endpoint above.'
    return wrong(check, 'No team has installed the app, so there is nowhere to post.', fix)
  }
  const t = translator(await locale())
  const drawn = card(
    [
      line([run(t('teams.test_card.title'), { weight: 'Bolder', size: 'Large' })]),
      line([run(t('teams.test_card.text'))]),
    ],
    t('teams.test_card.title'),
  )
  const posted = await connector.createThread({ ...place, channelId: place.channelId }, cardActivity(drawn))
  if (posted.outcome === 'done') return ok(check, 'A test card stands in the channel of the desk.')
  return wrong(check, `Teams did not take the card (${posted.error}).`, explain(posted.outcome, posted.error))
}

function explain(outcome: 'later' | 'blocked' | 'gone' | 'refused' | 'unclear', error: string): string {
  if (/HTTP 401/.test(error)) {
    return 'Bot Framework does not know this bot: the Azure Bot must be a Single Tenant bot with this MICROSOFT_APP_ID and tenant, with the Microsoft Teams channel switched on.'
  }
  switch (outcome) {
    case 'blocked':
      return /tenant/i.test(error)
        ? 'The team is of another tenant than MICROSOFT_APP_TENANT_ID: install the app in a team of the bot’s own tenant.'
        : 'The app was removed from the team, or an administrator blocked it: add it again (Teams admin centre, Manage apps).'
    case 'gone':
      return 'The channel or the team is not there any more: mention the bot with "ici" (or "here") in the channel that is to receive the cases.'
    case 'later':
      return /HTTP 429/.test(error)
        ? 'Teams asks for patience: wait some minutes and run this again.'
        : 'Teams could not be reached: let this machine reach smba.trafficmanager.net, then run this again.'
    case 'unclear':
      return 'Teams did not say whether it took the card: look at the channel, and run this again.'
    case 'refused':
      return 'Teams does not take the request as it is: report this line.'
  }
}

function ok(check: string, found: string): Finding {
  return { check, state: 'ok', found, fix: null }
}

function wrong(check: string, found: string, fix: string): Finding {
  return { check, state: 'wrong', found, fix }
}

/** The innermost words: libraries wrap what Entra or the network said. No token is among them. */
function reason(error: unknown): string {
  const said: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) said.push(at.message)
  return (said.at(-1) ?? String(error)).replace(/\s+/g, ' ').slice(0, 200)
}
