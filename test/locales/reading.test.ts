import { describe, expect, it } from 'vitest'
import { BUTTON_TITLE_MAX, LIST_ITEM_MAX } from '../../adapters/whatsapp/limits.js'
import { frenchTypography } from '../../locales/typography.js'
import { filled, type Leaf, TREES } from './tree.js'

/** What a person reads: typeset, with values in it. */
const FRENCH: readonly Leaf[] = TREES.fr.map(({ key, text }) => ({
  key,
  text: filled(frenchTypography(text)),
}))
const ENGLISH: readonly Leaf[] = TREES.en.map(({ key, text }) => ({ key, text: filled(text) }))

/** Read by agents in Teams, on a large screen. */
const AGENTS = /^desk\.(?!promise|installer|refusal\.)/

const BUTTONS = [
  /^conversation\.(?:yes|no|list_button)$/,
  /^company\.(?:confirm_yes|confirm_no|email_resend|email_change)$/,
  /^device\.access_/,
  /^reset\.(?:accept|refuse|declaration_accept_after_all|declaration_cancel|declaration_human)$/,
  /^reset\.(?:worked_yes|worked_no|worked_later|failed_retry|failed_human)$/,
]
const ROWS = [
  /^identity\.(?:installer|integrator|distributor|reseller|alarm_centre|end_user)$/,
  /^company\.head_count_/,
  /^device\.pick_by_label$/,
]

function offending(sentences: readonly Leaf[], pattern: RegExp): Leaf[] {
  return sentences.filter(({ text }) => pattern.test(withoutAddresses(text)))
}

/** Addresses, clock times of the English and smileys of nobody keep their own punctuation. */
function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+|\S+@\S+|\d:\d\d/g, 'X')
}

describe('every French sentence', () => {
  it.each<[string, RegExp]>([
    ['has no plain space before : ; ! ? »', / [:;!?»]/],
    ['has a space before : ; ! ?', /[\p{L}\p{N}»)*_’][:;!?]/u],
    ['has no plain or missing space after «', /«(?!\u00A0)/],
    ['has no missing space before »', /[^\u00A0]»/],
    ['has no straight apostrophe or quotation mark', /['"“”]/],
    ['has no double space', /[ \u00A0]{2}/],
    ['has no space at a line’s end or start', /[ \u00A0](\n|$)|(^|\n)[ \u00A0]/],
    ['has no narrow or other odd space', /[\t\r\u2000-\u200B\u202F\uFEFF]/],
    ['has no long dash', /[–—]/],
    ['has no three dots for …', /\.\.\./],
    ['keeps a number and its unit together', /\d (?:h|min|minutes|s|cm|Mo|%|caractères)(?![\p{L}’])/u],
    ['keeps 10 h 42 together', /\dh\d| h \d|\u00A0h \d/],
    ['keeps n° and its number together', /n° ?\d/i],
    ['says vous', /(?<![\p{L}’-])(?:tu|toi|ton|tes|t’)(?!\p{L})/iu],
    [
      'writes accents',
      /(?<!\p{L})(?:numero|etiquette|reinitialis\w*|societe|verifi\w*|deja|tres|apres|ca)(?!\p{L})/u,
    ],
    [
      'says words a French installer says',
      /(?<!\p{L})(?:uploader|downloader|screenshot|reset|cliquer ici|svp)(?!\p{L})/u,
    ],
  ])('%s', (_, pattern) => {
    expect(offending(FRENCH, pattern)).toEqual([])
  })
})

describe('every English sentence', () => {
  it.each<[string, RegExp]>([
    ['has no space before : ; ! ?', /[ \u00A0][:;!?]/],
    ['has curved quotation marks and apostrophes', /['"«»]/],
    ['has no double space', / {2}/],
    ['has no space at a line’s end or start', / (\n|$)|(^|\n) /],
    ['has no long dash', /[–—]/],
    ['is British', /(?<!\p{L})(?:color|center|recogniz\w*|authoriz\w*|cataloge?|inquiry)(?!\p{L})/iu],
  ])('%s', (_, pattern) => {
    expect(offending(ENGLISH, pattern)).toEqual([])
  })

  it('holds no French', () => {
    // The bot's name, and values put in by the samples.
    const words = TREES.en.map(({ key, text }) => ({ key, text: text.replaceAll('Sésame', '') }))
    expect(
      offending(words, /[àâçéèêëîïôùûœ]|(?<!\p{L})(?:vous|votre|pour|avec|le|les|une)(?!\p{L})/iu),
    ).toEqual([])
  })
})

describe('on a phone', () => {
  it.each([
    ['French', FRENCH],
    ['English', ENGLISH],
  ] as const)('no %s sentence is longer than 700 characters', (_, sentences) => {
    expect(sentences.filter(({ text }) => text.length > 700)).toEqual([])
  })

  it('what the installer reads stays under 400, one idea at a time', () => {
    const long = [...FRENCH, ...ENGLISH].filter(({ key, text }) => !AGENTS.test(key) && text.length > 400)
    expect(long).toEqual([])
  })

  // WhatsApp's limits (adapters/whatsapp/limits.ts); one title too long turns three buttons into a list.
  it.each([
    ['a button', BUTTON_TITLE_MAX, BUTTONS],
    ['a row of a list', LIST_ITEM_MAX, ROWS],
  ] as const)('%s shows its title whole', (_, limit, keys) => {
    const titles = [...FRENCH, ...ENGLISH].filter(({ key }) => keys.some((pattern) => pattern.test(key)))
    expect(titles.length).toBeGreaterThanOrEqual(keys.length * 2)
    expect(titles.filter(({ text }) => text.length > limit)).toEqual([])
  })

  it('a link is followed by a space, so that nothing sticks to it when it is touched', () => {
    const stuck = [...TREES.fr, ...TREES.en].filter(({ text }) => /\{\{url\}\}(?!\s|$)/.test(text))
    expect(stuck).toEqual([])
  })

  it('bold and italics open after a blank and close before one or a mark', () => {
    const loose = [...FRENCH, ...ENGLISH].filter(({ key, text }) => {
      if (AGENTS.test(key)) return false // Teams has its own markers (**bold**).
      const marks = (text.match(/\*/g) ?? []).length
      const bold = (text.match(/(?<![^\s(«“’])\*(?!\s)[^*\n]+(?<!\s)\*(?![\p{L}\p{N}])/gu) ?? []).length
      return marks !== bold * 2
    })
    expect(loose).toEqual([])
  })
})
