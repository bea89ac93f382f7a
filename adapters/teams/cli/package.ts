/** npm run teams:package [-- --out FILE] [--version 1.0.0]: the zip that a Teams administrator uploads. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '../../../core/config.js'
import { isAppError } from '../../../core/errors.js'
import { makePackage } from '../package/make-package.js'

const write = (line: string) => void process.stdout.write(`${line}\n`)

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'artifacts/sesame-teams.zip' },
      version: { type: 'string', default: '1.0.0' },
    },
  })
  const { teams, publicUrl } = loadConfig()
  if (!teams || !publicUrl) {
    write(
      'The package names the bot and its address: set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TENANT_ID and PUBLIC_URL first.',
    )
    return 1
  }
  const zip = await makePackage({ appId: teams.appId, publicUrl, version: values.version })
  const path = resolve(values.out)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, zip)
  write(`${path} (${zip.length} bytes, version ${values.version})`)
  write('Upload it in Teams: Apps, Manage your apps, Upload an app; then add it to the team of the hotline.')
  return 0
}

try {
  process.exitCode = await run()
} catch (error) {
  write(isAppError(error) ? `${error.message}\n${error.remedy}` : String(error))
  process.exitCode = 1
}
