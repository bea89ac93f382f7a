import { useSyncExternalStore } from 'react'

export type Look = 'light' | 'dark' | 'contrast'

const QUERIES = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)']

/** How the system wants pages to look, followed while they are open. */
export function useSystemLook(): Look {
  return useSyncExternalStore(subscribe, current)
}

function current(): Look {
  const [forced, contrast, dark] = QUERIES.map((query) => matchMedia(query).matches)
  if (forced || contrast) return 'contrast'
  return dark ? 'dark' : 'light'
}

function subscribe(changed: () => void): () => void {
  const lists = QUERIES.map((query) => matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}
