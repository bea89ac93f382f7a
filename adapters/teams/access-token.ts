import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node'
import { AppError } from '../../core/errors.js'
import type { Secret } from '../../core/secrets.js'

const MICROSOFT = 'https://login.microsoftonline.com'
const SCOPE = 'https://api.botframework.com/.default'
const TIMEOUT_MS = 10_000

export interface AccessTokenConfig {
  appId: string
  appPassword: Secret
  tenantId: string
  /** BOT_LOGIN_URL: another place that gives tokens. Undefined: Microsoft's. */
  loginUrl?: string | undefined
}

/** The bot's own token towards Bot Framework. */
export interface AccessTokens {
  /** Kept until shortly before it expires. Rejects with PROVIDER_UNREACHABLE. */
  get(): Promise<string>
  /** After a 401: the one we have is no longer good. */
  forget(): void
  readonly client: ConfidentialClientApplication
}

/** Tokens through MSAL, single tenant. MSAL's own discovery is told everything beforehand: one request, no more. */
export function createAccessTokens(config: AccessTokenConfig): AccessTokens {
  const { appId, tenantId } = config
  const authority = `${MICROSOFT}/${tenantId}`
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: config.appPassword.reveal(),
      authority,
      cloudDiscoveryMetadata: JSON.stringify({
        tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [
          {
            preferred_network: 'login.microsoftonline.com',
            preferred_cache: 'login.windows.net',
            aliases: [
              'login.microsoftonline.com',
              'login.windows.net',
              'login.microsoft.com',
              'sts.windows.net',
            ],
          },
        ],
      }),
      authorityMetadata: JSON.stringify({
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
        issuer: `${authority}/v2.0`,
      }),
    },
    system: { networkClient: networkClient(config) },
  })
  let skipCache = false
  return {
    client,
    async get() {
      try {
        const answer = await client.acquireTokenByClientCredential({ scopes: [SCOPE], skipCache })
        if (!answer?.accessToken) throw new Error('the answer holds no token')
        skipCache = false
        return answer.accessToken
      } catch (cause) {
        throw new AppError(
          'PROVIDER_UNREACHABLE',
          'the bot gets no token. Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID',
          { cause },
        )
      }
    },
    forget() {
      skipCache = true
    },
  }
}

/** fetch under MSAL, led to BOT_LOGIN_URL where one is set. */
function networkClient({ loginUrl, tenantId }: AccessTokenConfig): INetworkModule {
  const request = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> => {
    const answer = await fetch(loginUrl ? elsewhere(url, loginUrl, tenantId) : url, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return {
      headers: Object.fromEntries(answer.headers.entries()),
      body: (await answer.json()) as T,
      status: answer.status,
    }
  }
  return {
    sendGetRequestAsync: (url, options) => request('GET', url, options),
    sendPostRequestAsync: (url, options) => request('POST', url, options),
  }
}

/** A bare address stands for Microsoft's; one that names the tenant or the token endpoint already is taken as it is. */
function elsewhere(url: string, loginUrl: string, tenantId: string): string {
  if (/\/token$/.test(loginUrl)) return loginUrl
  const path = url.slice(MICROSOFT.length)
  return loginUrl.endsWith(`/${tenantId}`) ? loginUrl + path.slice(tenantId.length + 1) : loginUrl + path
}
