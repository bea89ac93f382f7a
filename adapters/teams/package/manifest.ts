/** What the app says of itself to Teams. Pure. The form is Microsoft's manifest schema 1.19, which a test holds it to. */
import { type Locale, translator } from '../../../locales/index.js'

export interface ManifestParts {
  /** Of the bot's registration; the app goes by the same id. */
  appId: string
  /** https address of this product. */
  publicUrl: string
  /** Teams offers an update when it goes up. */
  version: string
}

const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.19'
const COMMANDS = ['help', 'queue', 'mine', 'available', 'pause', 'here', 'replies'] as const
/** Page of information for the people of the team; adapters/teams/about-page.ts serves it. */
export const ABOUT_PATH = '/teams/about'

export function teamsManifest({ appId, publicUrl, version }: ManifestParts): Record<string, unknown> {
  const t = translator('fr')
  const { host, hostname } = new URL(publicUrl)
  const about = `${publicUrl}${ABOUT_PATH}`
  return {
    $schema: `${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.19',
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: 'fr',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    },
    developer: { name: t('teams.name'), websiteUrl: about, privacyUrl: about, termsOfUseUrl: about },
    name: { short: t('teams.name'), full: t('teams.full_name') },
    description: { short: t('teams.short'), full: t('teams.description') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B7A5C',
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot' },
    bots: [
      {
        botId: appId,
        scopes: ['team', 'personal'],
        // In the personal chat; files put into a channel never reach a bot.
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['team', 'personal'], commands: commands('fr') }],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'searchCases',
            type: 'query',
            context: ['compose', 'commandBox'],
            // Who waits is shown before anything is typed.
            initialRun: true,
            title: t('teams.search'),
            description: t('teams.search_hint'),
            parameters: [
              {
                name: 'query',
                title: t('teams.search_field'),
                description: t('teams.search_hint'),
                inputType: 'text',
              },
            ],
          },
        ],
      },
    ],
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId: 'console',
        name: t('teams.tab'),
        contentUrl: `${publicUrl}/console`,
        websiteUrl: `${publicUrl}/console`,
        scopes: ['personal'],
      },
      { entityId: 'about', scopes: ['personal'] },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: appId, resource: `api://${hostname}/botid-${appId}` },
    authorization: {
      permissions: {
        // Without it only messages that mention the bot reach it, and a thread could not be relayed. Members, cards and
        // threads come with the installation itself.
        resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }],
      },
    },
  }
}

/** The same in another language, in the form of Microsoft's localization schema: paths into the manifest. */
export function manifestIn(locale: Locale): Record<string, string> {
  const t = translator(locale)
  const search = 'composeExtensions[0].commands[0]'
  return {
    $schema: `${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
    'name.short': t('teams.name'),
    'name.full': t('teams.full_name'),
    'description.short': t('teams.short'),
    'description.full': t('teams.description'),
    'staticTabs[1].name': t('teams.tab'),
    [`${search}.title`]: t('teams.search'),
    [`${search}.description`]: t('teams.search_hint'),
    [`${search}.parameters[0].title`]: t('teams.search_field'),
    [`${search}.parameters[0].description`]: t('teams.search_hint'),
    ...Object.fromEntries(
      commands(locale).flatMap(({ title, description }, index) => [
        [`bots[0].commandLists[0].commands[${index}].title`, title],
        [`bots[0].commandLists[0].commands[${index}].description`, description],
      ]),
    ),
  }
}

function commands(locale: Locale): { title: string; description: string }[] {
  const t = translator(locale)
  return COMMANDS.map((name) => ({
    title: t(`teams.command.${name}.title`),
    description: t(`teams.command.${name}.text`),
  }))
}
