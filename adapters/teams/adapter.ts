import {
  type Activity,
  CallerIdConstants,
  CloudAdapter,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  ClaimsIdentity,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector'
import type { JWTPayload } from 'jose'
import type { AccessTokens } from './access-token.js'
import { BOT_FRAMEWORK_METADATA } from './openid-keys.js'

export interface DeskAdapterConfig {
  appId: string
  openIdMetadataUrl?: string | undefined
  loginUrl?: string | undefined
}

/** The SDK's adapter, for requests whose token has been verified already (token-verifier.ts). */
export class DeskAdapter extends CloudAdapter {
  constructor(config: DeskAdapterConfig, tokens: AccessTokens) {
    super(authentication(config, tokens))
  }

  /** Runs one turn. Answered for an invoke only. */
  handle(
    claims: JWTPayload,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const identity = new ClaimsIdentity(
      Object.entries(claims).map(([type, value]) => ({ type, value: String(value) })),
      true,
    )
    const verified = {
      audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
      callerId: CallerIdConstants.PublicAzureChannel,
      claimsIdentity: identity,
      connectorFactory: this.botFrameworkAuthentication.createConnectorFactory(identity),
    }
    return this.processActivity(verified, activity, logic)
  }
}

/** All settings are given together: with only some of them the SDK refuses tokens that are good. */
function authentication(config: DeskAdapterConfig, tokens: AccessTokens): BotFrameworkAuthentication {
  const metadata = config.openIdMetadataUrl ?? BOT_FRAMEWORK_METADATA
  return BotFrameworkAuthenticationFactory.create(
    '',
    true,
    config.loginUrl ?? AuthenticationConstants.ToChannelFromBotLoginUrl,
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    AuthenticationConstants.ToBotFromChannelTokenIssuer,
    AuthenticationConstants.OAuthUrl,
    metadata,
    metadata,
    CallerIdConstants.PublicAzureChannel,
    credentials(config.appId, tokens),
    new AuthenticationConfiguration(),
  )
}

/** The SDK's own factory fetches a new token for every client it makes; ours are kept. */
function credentials(appId: string, tokens: AccessTokens): ServiceClientCredentialsFactory {
  return {
    isValidAppId: async (asked) => asked === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(resource) {
        resource.headers.set('authorization', `Bearer ${await tokens.get()}`)
        return resource
      },
    }),
  }
}
