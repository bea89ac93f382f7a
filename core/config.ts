/** The one place that reads the environment. Every variable is described in environment.ts. */
import { z } from 'zod/v4'
import { ENVIRONMENT, type Environment } from './environment.js'
import { AppError } from './errors.js'
import { playgroundSecrets } from './playground-secrets.js'
import { Secret, type SecretKey } from './secrets.js'

/** Variables that only make sense together: each group is wholly set or wholly unset. */
const TOGETHER: (keyof Environment)[][] = [
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_WHATSAPP_FROM'],
  ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'],
  ['RESET_PLATFORM_URL', 'RESET_PLATFORM_KEY'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
]

export interface Config {
  /** True when no account is set: the simulated neighbours are opened. */
  playground: boolean
  port: number
  /** Null in the playground until the port is known. */
  publicUrl: string | null
  /** How many proxies stand in front, or the networks they are in; Express's `trust proxy`. */
  trustProxy: number | string[]
  databaseUrl: string | undefined
  dataDir: string
  secretKeys: SecretKey[]
  /** How many files are read at once; undefined: as many as the machine allows. */
  evidenceReaders: number | undefined
  logLevel: string
  twilio: {
    accountSid: string
    authTokens: Secret[]
    from: string
    messagingServiceSid: string | undefined
    /** Undefined: Twilio's own. */
    apiUrl: string | undefined
  }
  /** Null: no desk in Teams. */
  teams: {
    appId: string
    appPassword: Secret
    tenantId: string
    openIdMetadataUrl: string | undefined
    loginUrl: string | undefined
  } | null
  /** Null: manual, agents give the codes. */
  platform: { url: string; key: Secret } | null
  registry: { viesUrl: string; sireneUrl: string }
  smtpUrl: Secret | null
  oidc: { issuer: string; clientId: string; clientSecret: Secret } | null
  /** Claim value → role of the console; empty: app roles are named as ours. */
  claimRoles: Readonly<Record<string, string>>
}

/**
 * Reads and checks the whole environment at once. Throws CONFIG_INVALID that names every variable at fault, why, and
 * what to do. Without any account the playground's secrets are made once per data folder and kept there.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const shape = Object.fromEntries(Object.entries(ENVIRONMENT).map(([name, { schema }]) => [name, schema]))
  const parsed = z.object(shape).safeParse(set)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message}. ${meaningOf(issue.path[0])}`,
      )
  problems.push(...missing(set))
  if (problems.length > 0 || !parsed.success) {
    throw new AppError('CONFIG_INVALID', `The configuration cannot be used:\n  - ${problems.join('\n  - ')}`)
  }
  const read = parsed.data as Environment
  return Object.freeze(read.TWILIO_ACCOUNT_SID ? production(read) : playground(read))
}

function meaningOf(name: PropertyKey | undefined): string {
  return ENVIRONMENT[name as keyof Environment]?.meaning ?? ''
}

function missing(set: Record<string, unknown>): string[] {
  const problems: string[] = []
  for (const group of TOGETHER) {
    const absent = group.filter((name) => set[name] === undefined)
    if (absent.length === 0 || absent.length === group.length) continue
    for (const name of absent) {
      problems.push(
        `${name}: missing, and wanted because ${group.find((other) => set[other])} is set. ${meaningOf(name)}`,
      )
    }
  }
  if (set.TWILIO_ACCOUNT_SID !== undefined) {
    for (const name of ['PUBLIC_URL', 'SECRETS_KEY'] as const) {
      if (set[name] === undefined)
        problems.push(`${name}: missing, and wanted with a Twilio account. ${meaningOf(name)}`)
    }
  }
  return problems
}

function production(env: Environment): Config {
  return {
    ...common(env),
    playground: false,
    secretKeys: env.SECRETS_KEY ?? [],
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID ?? '',
      authTokens: env.TWILIO_AUTH_TOKEN ?? [],
      from: env.TWILIO_WHATSAPP_FROM ?? '',
      messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID,
      apiUrl: env.TWILIO_API_URL,
    },
  }
}

function playground(env: Environment): Config {
  const own = playgroundSecrets(env.DATA_DIR)
  return {
    ...common(env),
    playground: true,
    secretKeys: env.SECRETS_KEY ?? [{ id: 'playground', bytes: Buffer.from(own.secretsKey, 'base64') }],
    twilio: {
      accountSid: own.accountSid,
      authTokens: [new Secret(own.authToken)],
      from: 'whatsapp:+33900000000',
      messagingServiceSid: undefined,
      apiUrl: undefined,
    },
    platform: env.RESET_PLATFORM_URL ? common(env).platform : { url: '', key: new Secret(own.platformKey) },
  }
}

function common(env: Environment): Omit<Config, 'playground' | 'secretKeys' | 'twilio'> {
  return {
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    evidenceReaders: env.EVIDENCE_READERS,
    logLevel: env.LOG_LEVEL,
    teams:
      env.MICROSOFT_APP_ID && env.MICROSOFT_APP_PASSWORD && env.MICROSOFT_APP_TENANT_ID
        ? {
            appId: env.MICROSOFT_APP_ID,
            appPassword: env.MICROSOFT_APP_PASSWORD,
            tenantId: env.MICROSOFT_APP_TENANT_ID,
            openIdMetadataUrl: env.BOT_OPENID_METADATA_URL,
            loginUrl: env.BOT_LOGIN_URL,
          }
        : null,
    platform:
      env.RESET_PLATFORM_URL && env.RESET_PLATFORM_KEY
        ? { url: env.RESET_PLATFORM_URL, key: env.RESET_PLATFORM_KEY }
        : null,
    registry: { viesUrl: env.VIES_URL, sireneUrl: env.SIRENE_URL },
    smtpUrl: env.SMTP_URL ?? null,
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET }
        : null,
    claimRoles: env.OIDC_ROLES ?? {},
  }
}
