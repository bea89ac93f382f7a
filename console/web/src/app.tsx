import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Router } from 'wouter'
import { createQueryClient } from './api/query-client.js'
import { LanguageProvider } from './i18n/language.js'
import { Routes } from './routes.js'
import { TeamsTab } from './teams/teams-tab.js'
import { ThemeProvider } from './theme/theme.js'
import { CrashBoundary } from './ui/crash-boundary.js'
import { SayProvider } from './ui/say.js'

export function App(): ReactNode {
  const [client] = useState(createQueryClient)
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <ThemeProvider>
          <Router base="/console">
            <TeamsTab />
            <SayProvider>
              <CrashBoundary>
                <Routes />
              </CrashBoundary>
            </SayProvider>
          </Router>
        </ThemeProvider>
      </LanguageProvider>
    </QueryClientProvider>
  )
}
