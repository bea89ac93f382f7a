import { emailMentions } from '../entities/emails.js'
import { modelMentions } from '../entities/models.js'
import { sadpErrorsIn } from '../entities/sadp-errors.js'
import { serialMentions } from '../entities/serials.js'
import { vatMentions } from '../entities/vat.js'
import { EMOJI_WORDS, spellEmoji } from './emoji.js'
import { fold } from './fold.js'
import { expansion } from './sms.js'
import type { Corrector } from './spelling.js'

/** Word groups read as one word, longest first. */
const PHRASES: [readonly string[], string][] = (
  [
    ['mot de passe', 'motdepasse'],
    ['mots de passe', 'motdepasse'],
    ['mot passe', 'motdepasse'],
    ['mot de pass', 'motdepasse'],
    ['mot d passe', 'motdepasse'],
    ['pass word', 'password'],
    ['numero de serie', 'numserie'],
    ['numero serie', 'numserie'],
    ['serial number', 'numserie'],
    ['numero de numserie', 'numserie'],
    ['numero de tva', 'numtva'],
    ['hik partner pro', 'hikpartner'],
    ['hik partner', 'hikpartner'],
    ['hikpartner pro', 'hikpartner'],
    ['hik connect', 'hikconnect'],
    ['qr code', 'qrcode'],
    ['q r code', 'qrcode'],
    ['device key', 'devicekey'],
    ['s il vous plait', 'svp'],
    ['s il te plait', 'svp'],
    ['sil vous plait', 'svp'],
    ['est ce que', 'estceque'],
    ['est ce qu', 'estceque'],
    ['qu est ce que', 'questceque'],
    ['qu est ce qu', 'questceque'],
    ['week end', 'weekend'],
    ['e mail', 'email'],
    ['mail', 'email'],
    ['mails', 'email'],
    ['auto entrepreneur', 'autoentrepreneur'],
    ['micro entrepreneur', 'autoentrepreneur'],
    ['rendez vous', 'rendezvous'],
    ['d accord', 'daccord'],
    ['l autre', 'lautre'],
    ['au revoir', 'aurevoir'],
    ['ivms 4200', 'ivms'],
    ['s n', 'numserie'],
  ] as [string, string][]
)
  .map(([words, one]): [readonly string[], string] => [words.split(' '), one])
  .sort((a, b) => b[0].length - a[0].length)

/** The words that groups become. */
export const PHRASE_WORDS: readonly string[] = PHRASES.map(([, one]) => one)

export interface Token {
  /** The letters of the word; as typed, folded, when it is none we know. */
  raw: string
  /** The word it stands for; null when no known word is near. */
  word: string | null
}

/** Replaces what is named (serials, models, e-mails …) by a word for its kind. */
function nameEntities(folded: string): string {
  let text = folded
  const replace = (mentions: readonly { at: number; length: number }[], token: string) => {
    for (const { at, length } of [...mentions].sort((a, b) => b.at - a.at)) {
      text = `${text.slice(0, at)} ${token} ${text.slice(at + length)}`
    }
  }
  const errors = sadpErrorsIn(text)
  replace(emailMentions(text), 'xemail')
  replace(vatMentions(text), 'xvat')
  replace(serialMentions(text), 'xserial')
  replace(modelMentions(text), 'xmodel')
  for (const error of errors) text = text.replace(new RegExp(`(?<!\\d)${error}(?!\\d)`, 'g'), ' xsadperr ')
  return text.replace(/(?<![a-z0-9])\d+(?:[.,:]\d+)*(?![a-z0-9])/g, ' xnum ')
}

/** Drawn-out letters: three of the same are one, and two as well where that makes a phone-style word ("bjrr"). */
function unstretch(word: string): string {
  const once = word.replace(/([a-z])\1{2,}/g, '$1')
  const single = once.replace(/([a-z])\1+/g, '$1')
  return expansion(once) === null && expansion(single) !== null ? single : once
}

function merge(tokens: readonly Token[]): Token[] {
  const merged: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const phrase = PHRASES.find(([words]) =>
      words.every((word, offset) => tokens[at + offset]?.word === word),
    )
    const length = phrase ? phrase[0].length : 1
    const parts = tokens.slice(at, at + length)
    merged.push(
      phrase
        ? { raw: parts.map(({ raw }) => raw).join(''), word: phrase[1] }
        : (parts[0] ?? { raw: '', word: null }),
    )
    at += length
  }
  return merged
}

const MAX_TOKENS = 120
/** Words that stand for what was named, or for an emoji. */
export const NAMES: ReadonlySet<string> = new Set([
  'xmodel',
  'xserial',
  'xvat',
  'xemail',
  'xnum',
  'xsadperr',
  ...EMOJI_WORDS,
])

/** The words of a message in plain spelling, in order. */
export function tokensOf(text: string, correct: Corrector): Token[] {
  const words = nameEntities(fold(spellEmoji(text)))
    .replace(/\?+/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, MAX_TOKENS)
  const tokens = words.flatMap((written, at): Token[] => {
    const raw = unstretch(written)
    // "c est" is already apart; only a lone "c" stands for it. Same for "y a".
    const apart = (raw === 'c' && words[at + 1] === 'est') || (raw === 'y' && words[at + 1] === 'a')
    const plain = apart ? null : (expansion(written) ?? expansion(raw))
    if (plain) return plain.map((word) => ({ raw: word, word }))
    if (/^(?:x[a-z]+|em[a-z]+)$/.test(raw) && NAMES.has(raw)) return [{ raw, word: raw }]
    const meant = correct(raw)
    if (meant === null) return [{ raw, word: null }]
    return meant.flatMap((part) => expansion(part) ?? part).map((word) => ({ raw: word, word }))
  })
  return merge(tokens)
}
