/** npm run whatsapp:templates [-- --dry-run]: the Content templates the bot needs, made once at Twilio. */

import { loadConfig } from '../../../core/config.js'
import { isAppError } from '../../../core/errors.js'
import { createTwilioClient } from '../client.js'
import { syncTemplates } from '../sync-templates.js'
import { readFailure } from '../twilio-failure.js'

const write = (line: string) => void process.stdout.write(`${line}\n`)

async function run(): Promise<number> {
  const dryRun = process.argv.includes('--dry-run')
  const config = loadConfig()
  if (config.playground) {
    write(
      'No Twilio account is set: there is nowhere to make templates. Set TWILIO_ACCOUNT_SID and its companions.',
    )
    return 1
  }
  const { accountSid, authTokens, apiUrl } = config.twilio
  const [authToken] = authTokens
  if (!authToken) return 1
  const client = createTwilioClient({ accountSid, authToken, apiUrl: apiUrl ?? null })
  const lines = await syncTemplates(client, { dryRun })
  for (const { action, name, sid, approval } of lines) {
    write(`${action.padEnd(12)} ${name.padEnd(40)} ${sid ?? '-'}${approval ? `  WhatsApp: ${approval}` : ''}`)
  }
  const waiting = lines.filter(({ approval }) => approval !== null && approval !== 'approved').length
  if (waiting > 0)
    write(`${waiting} not approved yet: WhatsApp takes minutes to a day. Until then they are not used.`)
  return 0
}

try {
  process.exitCode = await run()
} catch (error) {
  write(
    isAppError(error) ? `${error.message}\n${error.remedy}` : `Twilio refused: ${readFailure(error).error}`,
  )
  process.exitCode = 1
}
