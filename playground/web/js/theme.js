import { byId } from './dom.js'

const KEY = 'sesame.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

/** Follows the system until the button says otherwise. */
export function startTheme() {
  const button = byId('theme')
  const stored = () => {
    try {
      return localStorage.getItem(KEY)
    } catch {
      return null
    }
  }
  const apply = () => {
    const dark = (stored() ?? (system.matches ? 'dark' : 'light')) === 'dark'
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    button.textContent = dark ? 'Thème clair' : 'Thème sombre'
    button.setAttribute('aria-pressed', String(dark))
  }
  button.addEventListener('click', () => {
    const dark = document.documentElement.dataset.theme !== 'dark'
    try {
      localStorage.setItem(KEY, dark ? 'dark' : 'light')
    } catch {
      document.documentElement.dataset.theme = dark ? 'dark' : 'light'
      return
    }
    apply()
  })
  system.addEventListener('change', apply)
  apply()
}
