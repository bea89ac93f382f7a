import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../core/config.js'
import { ENVIRONMENT } from '../../core/environment.js'
import { AppError } from '../../core/errors.js'

const ROOT = join(import.meta.dirname, '../..')
const dataDir = () => mkdtempSync(join(tmpdir(), 'sesame-config-'))

const PRODUCTION = {
  PUBLIC_URL: 'https://hotline.example/',
  SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'new-token,old-token',
  TWILIO_WHATSAPP_FROM: 'whatsapp:+33900000000',
}

function problemsOf(env: Record<string, string>): string {
  try {
    loadConfig({ DATA_DIR: dataDir(), ...env })
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe('CONFIG_INVALID')
    return (error as AppError).message
  }
  throw new Error('the configuration was taken')
}

describe('loadConfig', () => {
  it('opens the playground without any account, with secrets of its own that survive a restart', () => {
    const env = { DATA_DIR: dataDir() }
    const first = loadConfig(env)
    expect(first.playground).toBe(true)
    expect(first.port).toBe(3978)
    expect(loadConfig(env)).toEqual(first)
    expect(loadConfig({ DATA_DIR: dataDir() }).twilio.accountSid).not.toBe(first.twilio.accountSid)
  })

  it('does not replace secrets that it cannot read: what they sealed would be lost', () => {
    const env = { DATA_DIR: dataDir() }
    loadConfig(env)
    writeFileSync(join(env.DATA_DIR, 'playground-secrets.json'), '{')
    expect(problemsOf(env)).toContain('playground-secrets.json is damaged')
  })

  it('closes the playground as soon as a Twilio account is set', () => {
    const config = loadConfig(PRODUCTION)
    expect(config.playground).toBe(false)
    expect(config.publicUrl).toBe('https://hotline.example')
    expect(config.twilio.authTokens.map((token) => token.reveal())).toEqual(['new-token', 'old-token'])
    expect(config.platform).toBeNull()
  })

  it('names every variable that is missing, and why, all at once', () => {
    const message = problemsOf({
      TWILIO_ACCOUNT_SID: PRODUCTION.TWILIO_ACCOUNT_SID,
      MICROSOFT_APP_ID: crypto.randomUUID(),
    })
    for (const name of [
      'TWILIO_AUTH_TOKEN',
      'TWILIO_WHATSAPP_FROM',
      'PUBLIC_URL',
      'SECRETS_KEY',
      'MICROSOFT_APP_PASSWORD',
      'MICROSOFT_APP_TENANT_ID',
    ]) {
      expect(message).toContain(`${name}: missing`)
    }
  })

  it.each([
    ['PORT', 'eighty'],
    ['PUBLIC_URL', 'hotline.example'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/8,proxy.example'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['DATABASE_URL', 'postgres://db'],
    ['SECRETS_KEY', 'too-short'],
    ['TWILIO_ACCOUNT_SID', 'AC123'],
    ['TWILIO_WHATSAPP_FROM', '+33900000000'],
    ['MICROSOFT_APP_ID', 'not-a-guid'],
    ['RESET_PLATFORM_URL', 'ftp://x'],
    ['SMTP_URL', 'mail.example'],
    ['LOG_LEVEL', 'loud'],
  ])('says that %s is malformed', (name, value) => {
    expect(problemsOf({ ...PRODUCTION, [name]: value })).toContain(`${name}: `)
  })

  it.each([
    [undefined, ['loopback']],
    ['0', 0],
    ['2', 2],
    ['10.0.0.0/8, fd00::/8,loopback', ['10.0.0.0/8', 'fd00::/8', 'loopback']],
  ])('trusts the proxies of TRUST_PROXY=%s', (given, meant) => {
    const env = given === undefined ? PRODUCTION : { ...PRODUCTION, TRUST_PROXY: given }
    expect(loadConfig(env).trustProxy).toEqual(meant)
  })

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ DATA_DIR: dataDir(), TWILIO_ACCOUNT_SID: '', PORT: ' ' }).playground).toBe(true)
  })

  it('never shows a secret when it is printed', () => {
    const shown = JSON.stringify(loadConfig(PRODUCTION))
    expect(shown).not.toContain('new-token')
  })
})

describe('documents', () => {
  const names = Object.keys(ENVIRONMENT)

  it('.env.example names exactly the variables of the schema, in its order', () => {
    const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n')
    const written = lines
      .map((line) => /^#?\s?([A-Z][A-Z_]+)=/.exec(line)?.[1])
      .filter((name) => name !== undefined)
    expect(written).toEqual(names)
  })

  it('the README describes each of them', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})
