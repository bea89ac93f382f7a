const PREFIX = 'sesame.console.'

/** Small choices of a person on this device. A browser that stores nothing forgets them, no more. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // Private windows and frames of other sites may refuse storage.
  }
}

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}
