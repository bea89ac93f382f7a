/**
 * Every sentence a person reads. French is written first and defines the keys; English has the same ones, which the
 * type checker sees to. Values put into a sentence are inserted as they are.
 */
import i18next, { type i18n } from 'i18next'
import { en } from './en/index.js'
import { fr } from './fr/index.js'
import { frenchTypography, mapSentences } from './typography.js'

export const LOCALES = ['fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]

type Leaves<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Key}`
    : Leaves<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]

// Only a key that also has a `_one` is a plural: `desk.installer.closed_other` is a sentence of its own.
type WithoutPlural<
  Key extends string,
  All extends string,
> = Key extends `${infer Base}_${'one' | 'many' | 'other'}` ? (`${Base}_one` extends All ? Base : Key) : Key

/** The tree that English must fill: the same keys as French, any text. */
export type Sentences = Shape<typeof fr>
type Shape<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Shape<Tree[Key]> }

/** A key of locales/, plural endings left off. */
export type SentenceKey = WithoutPlural<Leaves<typeof fr>, Leaves<typeof fr>>

export type Values = Readonly<Record<string, string | number>>

/** Gives the sentence of a key in one language. `count` in the values chooses the plural form. */
export type Translate = (key: SentenceKey, values?: Values) => string

/** As they are shipped; i18next gets copies, which managers may have say something else. */
const SHIPPED = { fr: mapSentences(fr, frenchTypography), en } as const

const instance: i18n = i18next.createInstance()
// With resources given and no backend the initialisation is synchronous; the promise has nothing left to tell.
void instance.init({
  resources: {
    fr: { translation: mapSentences(SHIPPED.fr, (text) => text) },
    en: { translation: mapSentences(SHIPPED.en, (text) => text) },
  },
  lng: 'fr',
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  returnEmptyString: false,
})

export function translator(locale: Locale): Translate {
  const translate = instance.getFixedT(locale)
  return (key, values) => translate(key, { ...values })
}

/** Every sentence as shipped, by its key with plural endings. */
export function shippedSentences(locale: Locale): ReadonlyMap<string, string> {
  known[locale] ??= new Map(leavesOf(SHIPPED[locale], ''))
  return known[locale]
}
const known: Partial<Record<Locale, ReadonlyMap<string, string>>> = {}

const overridden: Record<Locale, ReadonlySet<string>> = { fr: new Set(), en: new Set() }

/** From now on these keys say these texts, and all others what is shipped. */
export function overrideSentences(locale: Locale, texts: ReadonlyMap<string, string>): void {
  const shipped = shippedSentences(locale)
  for (const key of new Set([...overridden[locale], ...texts.keys()])) {
    const text = texts.get(key) ?? shipped.get(key)
    if (text !== undefined) instance.addResource(locale, 'translation', key, text)
  }
  overridden[locale] = new Set(texts.keys())
}

function leavesOf(tree: object, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : leavesOf(value, `${prefix}${name}.`),
  )
}

const KEYS = { fr: new Set(keysOf(fr)), en: new Set(keysOf(en)) }

/** Does this key say something? For keys that are put together from a closed list (reasons, errors). */
export function hasSentence(key: string, locale: Locale = 'fr'): key is SentenceKey {
  return KEYS[locale].has(key)
}

/** The keys of a tree as `SentenceKey` has them: plural endings left off, branches not among them. */
function keysOf(tree: object): string[] {
  const all = leafKeys(tree, '')
  const plurals = all.filter((key) => key.endsWith('_one')).map((key) => key.slice(0, -'_one'.length))
  const forms = new Set(plurals.flatMap((base) => [`${base}_one`, `${base}_many`, `${base}_other`]))
  return [...all.filter((key) => !forms.has(key)), ...plurals]
}

function leafKeys(tree: object, prefix: string): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}${name}`] : leafKeys(value, `${prefix}${name}.`),
  )
}
