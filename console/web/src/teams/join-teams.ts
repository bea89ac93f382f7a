import { app, authentication } from '@microsoft/teams-js'
import { send } from '../api/client.js'
import { fetchSession } from '../api/session.js'
import type { Look } from '../theme/system-look.js'

interface Tab {
  look(look: Look): void
  go(path: string): void
  /** Somebody is signed in now. */
  entered(): Promise<void>
}

const LOOKS: Readonly<Record<string, Look>> = {
  default: 'light',
  dark: 'dark',
  contrast: 'contrast',
  glass: 'light',
}

/** Greets Teams, takes its theme and signs in with the person's account there. Rejects where there is no Teams. */
export async function joinTeams({ look, go, entered }: Tab): Promise<void> {
  await app.initialize()
  const context = await app.getContext()
  const follow = (theme: string) => look(LOOKS[theme] ?? 'light')
  follow(context.app.theme)
  app.registerOnThemeChangeHandler(follow)
  await app.notifySuccess()
  const { user, ways } = await fetchSession()
  if (!user && ways.teams) {
    await send('POST', '/session/teams', { token: await authentication.getAuthToken() })
    await entered()
  }
  const { subPageId } = context.page
  if (subPageId?.startsWith('/')) go(subPageId)
}
