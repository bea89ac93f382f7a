import type { SentenceKey, Values } from '../../../../locales/index.js'

/** A sentence of the console's pages. */
export type WebKey = Extract<SentenceKey, `web.${string}`>
export type T = (key: WebKey, values?: Values) => string

export interface Speech {
  t: T
  /** Is there such a sentence? For keys made from codes that may be newer than these pages. */
  has(key: string): key is WebKey
}
