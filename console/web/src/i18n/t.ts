import type { SentenceKey, Values } from '../../../../locales/index.js'

/** A sentence of the console's pages. */
export type WebKey = Extract<SentenceKey, `web.${string}`>
export type T = (key: WebKey, values?: Values) => string
