/** npm run doctor: looks at everything that must be right before the first message, and says what to do. */
import { type Config, loadConfig } from '../../core/config.js'
import { isAppError } from '../../core/errors.js'
import { deriveKey } from '../../core/secrets.js'
import { askDoctor } from '../teams/doctor-door.js'
import { createTwilioClient } from '../whatsapp/client.js'
import { examine, type Finding } from '../whatsapp/doctor.js'

const write = (line: string) => void process.stdout.write(`${line}\n`)
const MARK = { ok: 'ok   ', look: 'look ', wrong: 'WRONG' }

async function run(): Promise<number> {
  const config = loadConfig()
  if (config.playground && !config.teams) {
    write(
      'No Twilio account is set, so npm start opens the playground. There is nothing to connect and nothing wrong.',
    )
    return 0
  }
  const findings = [...(await whatsapp(config)), ...(await teams(config))]
  for (const { state, check, found, fix } of findings) {
    write(`${MARK[state]} ${check}: ${found}`)
    if (fix) write(`      → ${fix}`)
  }
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0
}

async function whatsapp(config: Config): Promise<Finding[]> {
  const { accountSid, authTokens, from, apiUrl, messagingServiceSid } = config.twilio
  const [authToken] = authTokens
  if (config.playground || !authToken || !config.publicUrl) return []
  return examine({
    client: createTwilioClient({ accountSid, authToken, apiUrl: apiUrl ?? null }),
    accountSid,
    authTokens,
    from,
    messagingServiceSid: messagingServiceSid ?? null,
    publicUrl: config.publicUrl,
    now: () => new Date(),
  })
}

async function teams({ teams: account, secretKeys, port }: Config): Promise<Finding[]> {
  const [key] = secretKeys
  if (!account || !key) {
    const fix = 'Set MICROSOFT_APP_ID and its companions if agents are to work in Teams.'
    return [{ check: 'Teams', state: 'look', found: 'No Teams account is set: there is no desk.', fix }]
  }
  return askDoctor(`http://127.0.0.1:${port}`, deriveKey(key, 'doctor'))
}

try {
  process.exitCode = await run()
} catch (error) {
  // A configuration at fault names its variables itself.
  write(isAppError(error) ? `${error.message}\n${error.remedy}` : String(error))
  process.exitCode = 1
}
