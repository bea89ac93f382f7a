/** What records hold as codes, in the words of whoever reads the page. Pure. */
import type { MatchResult } from '../../cases/evidence.js'
import { hasSentence, type SentenceKey, type Translate } from '../../locales/index.js'

/** The sentence under `key`, or the key's last word where none is. */
export function sentence(key: string, translate: Translate): string {
  return hasSentence(key) ? translate(key as SentenceKey) : (key.split('.').at(-1) ?? key)
}

/** Why a record was written; null where its outcome says it all (a code that was sent, read, used). */
export function reasonWords(reason: string, translate: Translate): string | null {
  const key = [
    `desk.why.${reason}`,
    `console.outcome.${reason}`,
    `console.company.${reason}`,
    `console.shown.${reason}`,
  ].find((key) => hasSentence(key))
  return key ? translate(key as SentenceKey) : null
}

/** `policy`, `person`, `platform`, `operator`, `agent:<id>`, `console:<id>`, or the bare id of an agent. */
export function actorWords(actor: string, names: ReadonlyMap<string, string>, translate: Translate): string {
  const id = actor.replace(/^(agent|console):/, '')
  const name = names.get(id)
  if (name) return name
  const key = `console.actor.${actor}`
  return hasSentence(key) ? translate(key as SentenceKey) : id
}

type Line = MatchResult['lines'][number]

/** One side of a comparison: how it was read in words, how surely in hundredths; values stay as they are. */
export function sideWords(check: Line['check'], value: string | null, translate: Translate): string | null {
  if (value === null) return null
  if (check === 'source') return sentence(`console.source.${value}`, translate)
  if (check === 'confidence' && Number.isFinite(Number(value)))
    return translate('console.percent', { value: Math.floor(Number(value) * 100) })
  return value
}
