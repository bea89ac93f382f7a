/** npm run doctor: looks at everything that must be right before the first message, and says what to do. */
import { loadConfig } from '../../../core/config.js'
import { isAppError } from '../../../core/errors.js'
import { createTwilioClient } from '../client.js'
import { examine } from '../doctor.js'

const write = (line: string) => void process.stdout.write(`${line}\n`)
const MARK = { ok: 'ok   ', look: 'look ', wrong: 'WRONG' }

async function run(): Promise<number> {
  const config = loadConfig()
  if (config.playground) {
    write(
      'No Twilio account is set, so npm start opens the playground. There is nothing to connect and nothing wrong.',
    )
    return 0
  }
  const { accountSid, authTokens, from, apiUrl, messagingServiceSid } = config.twilio
  const [authToken] = authTokens
  if (!authToken || !config.publicUrl) return 1
  const findings = await examine({
    client: createTwilioClient({ accountSid, authToken, apiUrl: apiUrl ?? null }),
    accountSid,
    authTokens,
    from,
    messagingServiceSid: messagingServiceSid ?? null,
    publicUrl: config.publicUrl,
    now: () => new Date(),
  })
  for (const { state, check, found, fix } of findings) {
    write(`${MARK[state]} ${check}: ${found}`)
    if (fix) write(`      → ${fix}`)
  }
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0
}

try {
  process.exitCode = await run()
} catch (error) {
  // A configuration at fault names its variables itself.
  write(isAppError(error) ? `${error.message}\n${error.remedy}` : String(error))
  process.exitCode = 1
}
