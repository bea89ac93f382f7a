import type { Locale } from '../../../../locales/index.js'

export type PageLocale = Locale
/** Said again here, because importing the list would bring every sentence of the product along. */
export const LOCALES_OF_PAGES: readonly PageLocale[] = ['fr', 'en']
