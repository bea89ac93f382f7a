/**
 * The one place that reads the environment. Every variable is described here; `.env.example` and the README's table
 * are held to this list by a test.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod/v4'
import { AppError } from './errors.js'
import { Secret, type SecretKey } from './secrets.js'

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const secret = z
  .string()
  .min(1)
  .transform((text) => new Secret(text))

/** Twilio's form of ids: two letters and 32 hexadecimal digits. */
const sid = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `${prefix} and 32 hex digits`)

const secretKeys = z.string().transform((text, context): SecretKey[] => {
  const keys = text.split(',').map((part, index) => {
    const [first, second] = part.trim().split(':')
    const id = second === undefined ? `k${index + 1}` : (first ?? '')
    return { id, bytes: new Uint8Array(Buffer.from(second ?? first ?? '', 'base64')) }
  })
  for (const key of keys) {
    if (key.bytes.length !== 32 || !/^[A-Za-z0-9_-]{1,16}$/.test(key.id)) {
      context.addIssue({
        code: 'custom',
        message: 'wants 32 bytes in base64 (openssl rand -base64 32), or id:base64 pairs',
      })
    }
  }
  return keys
})

const CLAIM_ROLE = /^([^=]+)=(agent|lead|manager|auditor|admin)$/

/** `8b1c…=manager,Hotline.Admin=admin` */
const claimRoles = z.string().transform((text, context): Record<string, string> => {
  const pairs = text.split(',').map((part) => CLAIM_ROLE.exec(part.trim()))
  if (pairs.includes(null)) {
    context.addIssue({
      code: 'custom',
      message: 'wants value=role, role one of agent, lead, manager, auditor, admin',
    })
  }
  return Object.fromEntries(pairs.map((pair) => [pair?.[1]?.trim() ?? '', pair?.[2] ?? '']))
})

/** Name, form and meaning of every variable. Order is that of `.env.example`. */
export const ENVIRONMENT = {
  PORT: variable(z.coerce.number().int().min(0).max(65535).default(3978), 'Port the process listens on.'),
  PUBLIC_URL: variable(
    url.optional(),
    'Address under which the world reaches this process; signatures are checked over it.',
  ),
  DATABASE_URL: variable(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'wants mongodb://… or mongodb+srv://…')
      .optional(),
    'MongoDB (replica set). Unset: an embedded database in DATA_DIR.',
  ),
  DATA_DIR: variable(z.string().min(1).default('./data'), 'Folder of the embedded database and of files.'),
  SECRETS_KEY: variable(
    secretKeys.optional(),
    'Encrypts reset codes at rest: 32 bytes in base64, or id:base64 pairs separated by commas, the first in use.',
  ),
  TWILIO_ACCOUNT_SID: variable(sid('AC').optional(), 'Twilio account. Setting it closes the playground.'),
  TWILIO_AUTH_TOKEN: variable(
    z
      .string()
      .min(1)
      .transform((text) => text.split(',').map((part) => new Secret(part.trim())))
      .optional(),
    'Twilio auth token. During a change of token: new,old.',
  ),
  TWILIO_WHATSAPP_FROM: variable(
    z
      .string()
      .regex(/^whatsapp:\+\d{6,15}$/, 'wants whatsapp:+33…')
      .optional(),
    'The WhatsApp sender, whatsapp:+33…',
  ),
  TWILIO_MESSAGING_SERVICE_SID: variable(
    sid('MG').optional(),
    'Messaging service to send through, if there is one.',
  ),
  TWILIO_API_URL: variable(
    url.optional(),
    "Base of Twilio's REST API; media may come from this host too. Unset: Twilio's own.",
  ),
  MICROSOFT_APP_ID: variable(
    z.guid().optional(),
    'Entra application id of the Teams bot. Unset: no desk in Teams.',
  ),
  MICROSOFT_APP_PASSWORD: variable(secret.optional(), 'Client secret of the Teams bot.'),
  MICROSOFT_APP_TYPE: variable(
    z.enum(['SingleTenant']).default('SingleTenant'),
    'Kind of registration; only SingleTenant exists now.',
  ),
  MICROSOFT_APP_TENANT_ID: variable(z.guid().optional(), 'Entra tenant of the Teams bot.'),
  BOT_OPENID_METADATA_URL: variable(
    url.optional(),
    "OpenID document of Bot Framework's tokens. Unset: Microsoft's.",
  ),
  BOT_LOGIN_URL: variable(url.optional(), "Where the bot gets its own tokens. Unset: Microsoft's."),
  RESET_PLATFORM_URL: variable(
    url.optional(),
    'Base of the reset platform (adapters/platform/openapi.yaml). Unset: agents give the codes.',
  ),
  RESET_PLATFORM_KEY: variable(secret.optional(), 'Key that signs requests to the reset platform.'),
  VIES_URL: variable(
    url.default('https://ec.europa.eu/taxation_customs/vies/rest-api'),
    'Base of the VIES service (EU VAT numbers).',
  ),
  SIRENE_URL: variable(
    url.default('https://recherche-entreprises.api.gouv.fr'),
    'Base of the French company registry.',
  ),
  SMTP_URL: variable(
    z
      .string()
      .regex(/^smtps?:\/\//, 'wants smtp://… or smtps://…')
      .transform((text) => new Secret(text))
      .optional(),
    'Mail server for e-mail verification codes, smtps://user:password@host. Unset: no e-mail step.',
  ),
  OIDC_ISSUER: variable(url.optional(), 'OpenID Connect issuer for the console.'),
  OIDC_CLIENT_ID: variable(z.string().min(1).optional(), 'Client id of the console at the issuer.'),
  OIDC_CLIENT_SECRET: variable(secret.optional(), 'Client secret of the console at the issuer.'),
  OIDC_ROLES: variable(
    claimRoles.optional(),
    'Which role of the console goes with which app role or group in the claims: value=role, separated by commas. Unset: app roles named agent, lead, manager, auditor, admin.',
  ),
  LOG_LEVEL: variable(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'How much is logged (JSON lines on standard output).',
  ),
} as const

function variable<Schema extends z.ZodType>(schema: Schema, meaning: string) {
  return { schema, meaning }
}

type Environment = { [Name in keyof typeof ENVIRONMENT]: z.output<(typeof ENVIRONMENT)[Name]['schema']> }

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
  databaseUrl: string | undefined
  dataDir: string
  secretKeys: SecretKey[]
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
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
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

const playgroundFile = z.object({
  accountSid: z.string(),
  authToken: z.string(),
  secretsKey: z.string(),
  platformKey: z.string(),
})

/** Made at random for each data folder, never shipped: what was encrypted yesterday opens after a restart. */
function playgroundSecrets(dataDir: string): z.infer<typeof playgroundFile> {
  const path = join(dataDir, 'playground-secrets.json')
  if (existsSync(path)) {
    const read = playgroundFile.safeParse(parseJson(readFileSync(path, 'utf8')))
    if (read.success) return read.data
    // Made anew, codes already stored could never be opened again: better to stop and say so.
    throw new AppError(
      'CONFIG_INVALID',
      `${path} is damaged. Restore it, or delete the folder ${dataDir} to start afresh.`,
    )
  }
  const made = {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
    secretsKey: randomBytes(32).toString('base64'),
    platformKey: randomBytes(32).toString('hex'),
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  return made
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
