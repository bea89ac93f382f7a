/** Every environment variable: its form and its meaning. `.env.example` and the README's table are held to it by a test. */
import { BlockList } from 'node:net'
import { z } from 'zod/v4'
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

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

/** `1`, `10.0.0.0/8,loopback`: what Express calls trust proxy. */
const trustedProxies = z.string().transform((text, context): number | string[] => {
  if (/^\d$/.test(text.trim())) return Number(text)
  const addresses = text.split(',').map((part) => part.trim())
  if (!addresses.every((address) => NETWORKS.includes(address) || isNetwork(address))) {
    context.addIssue({
      code: 'custom',
      message: `wants a number of proxies (0 to 9), or addresses separated by commas: 10.1.2.3, 10.0.0.0/8, ${NETWORKS.join(', ')}`,
    })
  }
  return addresses
})

function isNetwork(text: string): boolean {
  const [address = '', width] = text.split('/')
  const family = address.includes(':') ? 'ipv6' : 'ipv4'
  const whole = family === 'ipv6' ? 128 : 32
  // Everybody is nobody: with a width of 0 every caller would name its own address.
  if (width !== undefined && !/^[1-9]\d{0,2}$/.test(width)) return false
  try {
    new BlockList().addSubnet(address, width === undefined ? whole : Number(width), family)
    return true
  } catch {
    return false
  }
}

/** Name, form and meaning of every variable. Order is that of `.env.example`. */
export const ENVIRONMENT = {
  PORT: variable(z.coerce.number().int().min(0).max(65535).default(3978), 'Port the process listens on.'),
  PUBLIC_URL: variable(
    url.optional(),
    'Address under which the world reaches this process; signatures are checked over it.',
  ),
  TRUST_PROXY: variable(
    trustedProxies.default(['loopback']),
    'Whose word on the caller is taken (X-Forwarded-For): how many proxies stand in front, or their addresses. Unset: proxies on this machine only.',
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
  EVIDENCE_READERS: variable(
    z.coerce.number().int().min(1).max(32).optional(),
    'How many photos and files are read at once, each by a process of up to 600 MB. Unset: as many as cores and memory allow.',
  ),
  LOG_LEVEL: variable(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'How much is logged (JSON lines on standard output).',
  ),
} as const

function variable<Schema extends z.ZodType>(schema: Schema, meaning: string) {
  return { schema, meaning }
}

/** What they say, parsed. */
export type Environment = {
  [Name in keyof typeof ENVIRONMENT]: z.output<(typeof ENVIRONMENT)[Name]['schema']>
}
