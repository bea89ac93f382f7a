import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.js'
import { remember, remembered } from '../ui/remember.js'
import { usePrinting } from './printing.js'
import { type Look, useSystemLook } from './system-look.js'

export type ThemeChoice = Look | 'system'
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast']

interface ThemeState {
  choice: ThemeChoice
  look: Look
  setChoice(choice: ThemeChoice): void
  /** Teams says its own theme; it wins over the system, not over a choice made here. */
  setHostLook(look: Look | null): void
}

const ThemeContext = createContext<ThemeState | null>(null)

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {})

export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const { locale } = useLanguage()
  const [choice, setChosen] = useState<ThemeChoice>(firstChoice)
  const [hostLook, setHostLook] = useState<Look | null>(null)
  const systemLook = useSystemLook()
  const printing = usePrinting()
  const chosen = choice === 'system' ? (hostLook ?? systemLook) : choice
  // Paper is white, whatever the screen is.
  const look = printing ? 'light' : chosen

  useEffect(() => {
    document.documentElement.dataset.look = look
  }, [look])

  const setChoice = useCallback((next: ThemeChoice) => {
    remember('theme', next)
    setChosen(next)
  }, [])
  const state = useMemo(() => ({ choice, look, setChoice, setHostLook }), [choice, look, setChoice])
  return (
    <ThemeContext value={state}>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <FluentProvider theme={THEMES[look]} className="app" lang={locale}>
          {children}
        </FluentProvider>
      </RendererProvider>
    </ThemeContext>
  )
}

export function useThemeChoice(): ThemeState {
  const state = use(ThemeContext)
  if (!state) throw new Error('ThemeProvider is missing above this component')
  return state
}

function firstChoice(): ThemeChoice {
  const before = remembered('theme')
  return THEME_CHOICES.find((choice) => choice === before) ?? 'system'
}
